"use client";

import type { Withdrawal } from "@drivopay/contracts/wallet";
import { formatMoment } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { useEffect, useState } from "react";

const minuteMs = 60_000;
const countedMinutes = 90;
const underWay: ReadonlySet<string> = new Set(["HELD", "SENDING", "SENT"]);

/** The promise of arrival, counted down while it is near, and what became of it. */
export function ArrivalPromise({ withdrawal }: { readonly withdrawal: Withdrawal }) {
  const locale = useLocale();
  const translate = useTranslations("sending");
  const now = useMinute();
  const { status, promise, arrivesBy } = withdrawal;
  if (status === "PROCESSED" && promise === "KEPT") {
    return <p className="font-medium">{translate("promiseKept")}</p>;
  }
  if (!underWay.has(status) || promise === "BROKEN") return null;
  const minutes = now === null ? null : Math.max(0, Math.ceil((Date.parse(arrivesBy) - now) / minuteMs));
  return (
    <p className="font-medium">
      {translate("promise", { time: formatMoment(arrivesBy, locale) })}
      {minutes !== null && minutes <= countedMinutes ? `, ${translate("minutesLeft", { minutes })}` : null}
    </p>
  );
}

/** The present instant, looked at every few seconds; null until the page runs, so that server and page agree. */
function useMinute(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
