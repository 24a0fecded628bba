"use client";

import type { Consent } from "@drivopay/contracts/users";
import { formatDay } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTRPC } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";

/** What the driver agreed to, in plain words, the newest first; each can be taken back as easily as it was given. */
export function Agreements() {
  const trpc = useTRPC();
  const translate = useTranslations("personal");
  const { data } = useSuspenseQuery(trpc.users.consents.list.queryOptions());
  return (
    <section aria-labelledby="agreements" className="flex flex-col gap-3">
      <h2 id="agreements" className="font-semibold text-lead">
        {translate("agreements")}
      </h2>
      <ul className="divide-y divide-ruled border-ruled border-y">
        {data.consents.toReversed().map((consent) => (
          <Agreement key={consent.id} consent={consent} />
        ))}
      </ul>
    </section>
  );
}

function Agreement({ consent }: { readonly consent: Consent }) {
  const trpc = useTRPC();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const translate = useTranslations("personal");
  const errorText = useErrorText();
  const { purpose, givenAt, withdrawnAt } = consent;
  const withdraw = useMutation(
    trpc.users.consents.withdraw.mutationOptions({
      onSuccess: async () => {
        for (const queryKey of [
          trpc.users.consents.list.queryKey(),
          trpc.users.photo.queryKey(),
          trpc.users.kycStatus.queryKey(),
          trpc.users.me.queryKey(),
        ]) {
          await queryClient.invalidateQueries({ queryKey });
        }
      },
    }),
  );
  return (
    <li className="flex flex-col items-start gap-1 py-4">
      <p className="font-medium">{translate(`purpose${purpose}`)}</p>
      <p className="text-ink-soft text-small">{translate(`notice${purpose}`)}</p>
      <p className="figures text-small">
        {withdrawnAt
          ? translate("takenBackOn", { date: formatDay(withdrawnAt, locale) })
          : translate("givenOn", { date: formatDay(givenAt, locale) })}
      </p>
      {withdrawnAt || purpose === "TERMS" ? null : (
        <Button
          kind="quiet"
          className="-ml-4"
          busy={withdraw.isPending}
          aria-label={`${translate("takeBack")}: ${translate(`purpose${purpose}`)}`}
          onClick={() => withdraw.mutate({ purpose })}
        >
          {translate("takeBack")}
        </Button>
      )}
      <p role="alert" className="font-medium text-bad text-small empty:hidden">
        {withdraw.error ? errorText(withdraw.error) : ""}
      </p>
    </li>
  );
}
