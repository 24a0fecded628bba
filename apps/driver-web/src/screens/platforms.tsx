"use client";

import { Platform, type PlatformConnection } from "@drivopay/contracts/platforms";
import { formatMoment } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Card } from "@drivopay/ui/card";
import { Sheet } from "@drivopay/ui/sheet";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { StatusPill } from "@drivopay/ui/status-pill";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { ConnectOutcome } from "./connect-outcome.tsx";
import { useErrorText } from "./error-text.ts";
import { platformNames } from "./platform-names.ts";
import { Section } from "./section.tsx";
import { StatementUpload } from "./statement-upload.tsx";
import { useConnect } from "./use-connect.ts";

/** While a platform is being read, how it stands is asked for again this often. */
const watchEveryMs = 3_000;

/** Which platforms are connected and how each stands; connect, read now, sign in again, disconnect, upload. */
export function Platforms() {
  const translate = useTranslations("earnings");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("platformsTitle")} href="/earnings" />
      <main className="flex flex-col gap-6 px-4 pt-4 pb-10">
        <p className="text-ink-soft">{translate("platformsLead")}</p>
        <Section skeleton={<ListSkeleton rows={3} label={shell("loading")} />}>
          <Connections />
        </Section>
        <StatementUpload />
      </main>
    </>
  );
}

function Connections() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery({
    ...trpc.platforms.connected.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.connections.some(({ isSyncing }) => isSyncing) ? watchEveryMs : false,
  });
  return (
    <>
      <ConnectOutcome connections={data.connections} />
      <ul className="flex flex-col gap-3">
        {Platform.options.map((platform) => (
          <li key={platform}>
            <OnePlatform
              platform={platform}
              connection={data.connections.find((connection) => connection.platform === platform) ?? null}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface OnePlatformProps {
  readonly platform: Platform;
  readonly connection: PlatformConnection | null;
}

function OnePlatform({ platform, connection }: OnePlatformProps) {
  const translate = useTranslations("earnings");
  const name = platformNames[platform];
  const state = connection?.state ?? "DISCONNECTED";
  const [pill, tone] = (
    {
      CONNECTED: ["connected", "good"],
      NEEDS_SIGN_IN: ["needsSignIn", "bad"],
      DISCONNECTED: ["notConnected", "still"],
    } as const
  )[state];
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="end-to-end items-start gap-y-1">
        <div className="flex flex-col">
          <h2 className="font-semibold text-lead">{name}</h2>
          {connection ? <LastRead connection={connection} /> : null}
        </div>
        <StatusPill tone={tone}>{translate(pill)}</StatusPill>
      </div>
      {connection?.state === "CONNECTED" ? (
        <div className="side-by-side gap-3">
          <ReadNow connection={connection} />
          <Disconnect connection={connection} />
        </div>
      ) : (
        <>
          {state === "NEEDS_SIGN_IN" ? (
            <div>
              <p className="font-medium">{translate("signInTitle", { platform: name })}</p>
              <p className="text-ink-soft">{translate("signInBody")}</p>
            </div>
          ) : null}
          <SignIn platform={platform} />
        </>
      )}
    </Card>
  );
}

function LastRead({ connection }: { readonly connection: PlatformConnection }) {
  const locale = useLocale();
  const translate = useTranslations("earnings");
  const { lastSyncAt, lastSyncFailed, isSyncing, accountName } = connection;
  const read = lastSyncAt
    ? translate("lastSync", { time: formatMoment(lastSyncAt, locale) })
    : translate("neverSynced");
  return (
    <p className="text-ink-soft text-small" role="status">
      {accountName ? `${accountName} · ` : ""}
      {isSyncing ? translate("syncing") : lastSyncFailed ? translate("syncFailed") : read}
    </p>
  );
}

function SignIn({ platform }: { readonly platform: Platform }) {
  const translate = useTranslations("earnings");
  const errorText = useErrorText();
  const connect = useConnect();
  return (
    <>
      <Button kind="secondary" wide busy={connect.isPending} onClick={() => connect.mutate({ platform })}>
        {translate("signIn", { platform: platformNames[platform] })}
      </Button>
      {connect.error ? (
        <p role="alert" className="text-bad">
          {errorText(connect.error)}
        </p>
      ) : null}
    </>
  );
}

function ReadNow({ connection }: { readonly connection: PlatformConnection }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("earnings");
  const errorText = useErrorText();
  const sync = useMutation(
    trpc.platforms.sync.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.platforms.connected.pathKey() }),
    }),
  );
  return (
    <div className="flex flex-col gap-1">
      <Button
        kind="secondary"
        wide
        busy={sync.isPending || connection.isSyncing}
        onClick={() => sync.mutate({ platform: connection.platform })}
      >
        <RefreshCw aria-hidden="true" className="size-5" />
        {translate("syncNow")}
      </Button>
      {sync.error ? (
        <p role="alert" className="text-bad text-small">
          {errorText(sync.error)}
        </p>
      ) : null}
    </div>
  );
}

function Disconnect({ connection }: { readonly connection: PlatformConnection }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("earnings");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const disconnect = useMutation(
    trpc.platforms.disconnect.mutationOptions({
      onSuccess: () => setAsking(false),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.platforms.connected.pathKey() }),
    }),
  );
  return (
    <>
      <Button kind="quiet" wide onClick={() => setAsking(true)}>
        {translate("disconnect")}
      </Button>
      <Sheet
        open={asking}
        onOpenChange={setAsking}
        title={translate("disconnectTitle", { platform: platformNames[connection.platform] })}
        description={translate("disconnectBody")}
        closeLabel={shell("close")}
      >
        {disconnect.error ? (
          <p role="alert" className="text-bad">
            {errorText(disconnect.error)}
          </p>
        ) : null}
        <Button
          kind="danger"
          size="large"
          busy={disconnect.isPending}
          onClick={() => disconnect.mutate({ id: connection.id })}
        >
          {translate("disconnect")}
        </Button>
        <Button kind="secondary" size="large" onClick={() => setAsking(false)}>
          {translate("keep")}
        </Button>
      </Sheet>
    </>
  );
}
