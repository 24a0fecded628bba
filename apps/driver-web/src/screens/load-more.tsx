"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";

interface LoadMoreProps {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The end of a list that is read page by page: asks for the next page, while there is one. */
export function LoadMore({ list }: LoadMoreProps) {
  const shell = useTranslations("shell");
  if (!list.hasNextPage) return null;
  return (
    <div className="p-4">
      <Button kind="secondary" wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {shell("loadMore")}
      </Button>
    </div>
  );
}
