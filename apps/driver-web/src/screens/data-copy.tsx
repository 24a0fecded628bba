"use client";

import { formatDay } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Notice } from "@drivopay/ui/card";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Clock3, Download } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { PinSheet } from "./pin-sheet.tsx";

const askAgainMs = 3_000;

/** Asks for a copy of everything, shows how far it is, and hands it over. */
export function DataCopy() {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("personal");
  const [asking, setAsking] = useState(false);
  const { data } = useSuspenseQuery({
    ...trpc.users.lastExport.queryOptions(),
    // The address is good for a quarter of an hour.
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.export?.status === "PREPARING" ? askAgainMs : false),
  });
  const { export: last } = data;
  return (
    <section aria-labelledby="copy" className="flex flex-col gap-3">
      <h2 id="copy" className="font-semibold text-lead">
        {translate("copyTitle")}
      </h2>
      <p className="text-ink-soft">{translate("copyBody")}</p>
      <div role="status" className="empty:hidden">
        {last?.status === "PREPARING" ? (
          <Notice
            tone="wait"
            icon={<Clock3 aria-hidden="true" className="size-6" />}
            title={translate("copyPreparing")}
          />
        ) : last?.status === "FAILED" ? (
          <Notice tone="bad" title={translate("copyFailed")} />
        ) : null}
      </div>
      {last?.url && last.expiresAt ? (
        <div className="flex flex-col gap-1">
          <Button asChild size="large" wide>
            <a href={last.url} download>
              <Download aria-hidden="true" className="size-6" />
              {translate("copyTake")}
            </a>
          </Button>
          <p className="figures text-ink-soft text-small">
            {translate("copyUntil", { date: formatDay(last.expiresAt, locale) })}
          </p>
        </div>
      ) : null}
      {last?.status === "PREPARING" ? null : (
        <Button kind="secondary" size="large" wide onClick={() => setAsking(true)}>
          {translate("copyAsk")}
        </Button>
      )}
      {asking ? <AskForCopy onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

function AskForCopy({ onClose }: { readonly onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("personal");
  const ask = useMutation(
    trpc.users.exportData.mutationOptions({
      onSuccess: (answer) => {
        queryClient.setQueryData(trpc.users.lastExport.queryKey(), answer);
        onClose();
      },
    }),
  );
  return (
    <PinSheet
      title={translate("copyTitle")}
      action={translate("copyAsk")}
      busy={ask.isPending}
      error={ask.error}
      onPin={(pin) => ask.mutate({ pin })}
      onClose={onClose}
    />
  );
}
