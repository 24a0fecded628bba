"use client";

import { formatTime } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Hood } from "@drivopay/ui/card";
import { Money } from "@drivopay/ui/money";
import { WifiOff } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { lastKnownText, readLastKnown } from "./last-known.ts";
import { useDayName } from "./movement-row.tsx";

const never = () => () => {};
const reload = () => window.location.reload();
const askAgainMs = 3_000;

/**
 * Opens what was asked for as soon as it can be reached. The browser's word that there is a network comes early, and
 * only once, so the server is asked as well.
 */
function openOnceReachable(): () => void {
  window.addEventListener("online", reload);
  const asking = setInterval(() => {
    // This page under its own address stands for no other.
    if (!navigator.onLine || window.location.pathname === "/offline") return;
    fetch(window.location.href, { method: "HEAD", cache: "no-store" }).then(reload, () => undefined);
  }, askAgainMs);
  return () => {
    window.removeEventListener("online", reload);
    clearInterval(asking);
  };
}

/** What the app opens with when there is no network, whatever was asked for; back online, it opens that. */
export function OfflineStart() {
  const locale = useLocale();
  const translate = useTranslations("offline");
  const home = useTranslations("home");
  const shell = useTranslations("shell");
  const day = useDayName();
  const known = readLastKnown(useSyncExternalStore(never, lastKnownText, () => null));
  useEffect(openOnceReachable, []);
  return (
    <div className="flex min-h-dvh flex-col">
      <Hood className="flex min-h-52 flex-col gap-1 px-4 pt-3 pb-6">
        <p className="pb-3 font-semibold text-lead tracking-tight">{shell("appName")}</p>
        {known ? (
          <>
            <p className="text-hood-soft">
              {translate("balance", { when: `${day(known.at)}, ${formatTime(known.at, locale)}` })}
            </p>
            <p data-testid="last-balance">
              <Money amount={known.balance} size="balance" />
            </p>
            {known.pendingBalance > 0 ? (
              <p className="end-to-end pt-2">
                {home("pending")}
                <Money amount={known.pendingBalance} size="row" />
              </p>
            ) : null}
          </>
        ) : (
          <p className="text-hood-soft">{translate("none")}</p>
        )}
      </Hood>
      <main className="flex flex-1 flex-col gap-4 p-4">
        <h1 className="flex items-center gap-3 font-semibold text-lead">
          <WifiOff aria-hidden="true" className="size-6 shrink-0" />
          {shell("offlineTitle")}
        </h1>
        <p>{shell("offlineBody")}</p>
        <p>{translate("safe")}</p>
      </main>
      <div className="p-4">
        <Button size="large" wide onClick={reload}>
          {shell("retry")}
        </Button>
      </div>
    </div>
  );
}
