"use client";

import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { ErrorState } from "@drivopay/ui/states";
import { errorCodeOf, errorSentence } from "../trpc/query-client.ts";
import { TextLink } from "./text-link.tsx";

/** What went wrong, in words by its code, and what to do about it. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const code = errorCodeOf(error);
  if (code === "FORBIDDEN") {
    return (
      <ErrorState
        title={desk("common.notAllowedTitle")}
        action={<TextLink href="/">{desk("common.toOverview")}</TextLink>}
      >
        {desk("common.notAllowedBody")}
      </ErrorState>
    );
  }
  if (code === "NOT_FOUND") {
    return (
      <ErrorState
        title={desk("common.notFoundTitle")}
        action={<TextLink href="/">{desk("common.toOverview")}</TextLink>}
      >
        {desk("common.notFoundBody")}
      </ErrorState>
    );
  }
  return (
    <ErrorState
      title={desk("common.failedTitle")}
      action={
        retry ? (
          <Button kind="secondary" size="small" onClick={retry}>
            {desk("common.retry")}
          </Button>
        ) : null
      }
    >
      {errorSentence(error)}
    </ErrorState>
  );
}
