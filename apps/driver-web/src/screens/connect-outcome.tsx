"use client";

import { Platform, type PlatformConnection } from "@drivopay/contracts/platforms";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Notice } from "@drivopay/ui/card";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useErrorText } from "./error-text.ts";
import { platformNames } from "./platform-names.ts";
import { useConnect } from "./use-connect.ts";

const outcomes = ["CONNECTED", "DENIED", "EXPIRED", "TAKEN", "UNAVAILABLE"] as const;
type Outcome = (typeof outcomes)[number];
type Failure = Exclude<Outcome, "CONNECTED">;

interface ConnectOutcomeProps {
  readonly connections: readonly PlatformConnection[];
}

/** How the visit to the platform ended, as the way back tells; silent once that is no longer how things stand. */
export function ConnectOutcome({ connections }: ConnectOutcomeProps) {
  const translate = useTranslations("earnings");
  const query = useSearchParams();
  const outcome = outcomes.find((one) => one === query.get("outcome"));
  const platform = Platform.safeParse(query.get("platform"));
  if (!outcome || !platform.success) return null;
  const isConnected = connections.some(
    (connection) => connection.platform === platform.data && connection.state === "CONNECTED",
  );
  if (isConnected !== (outcome === "CONNECTED")) return null;
  if (outcome !== "CONNECTED") return <NotConnected platform={platform.data} outcome={outcome} />;
  return (
    <Notice
      tone="good"
      icon={<CircleCheck aria-hidden="true" className="size-6" />}
      title={translate("outcomeCONNECTED", { platform: platformNames[platform.data] })}
    />
  );
}

function NotConnected({ platform, outcome }: { readonly platform: Platform; readonly outcome: Failure }) {
  const translate = useTranslations("earnings");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const connect = useConnect();
  // An account that pays another driver stays with that driver however often one asks.
  const again = outcome !== "TAKEN";
  return (
    <Notice
      tone="bad"
      icon={<CircleAlert aria-hidden="true" className="size-6" />}
      title={translate(`outcome${outcome}`, { platform: platformNames[platform] })}
      action={
        again ? (
          <Button kind="secondary" busy={connect.isPending} onClick={() => connect.mutate({ platform })}>
            {shell("retry")}
          </Button>
        ) : undefined
      }
    >
      {connect.error ? <p role="alert">{errorText(connect.error)}</p> : null}
    </Notice>
  );
}
