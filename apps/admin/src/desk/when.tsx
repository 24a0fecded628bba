import { formatDateTime, formatDay, formatTime, indianDay } from "@drivopay/i18n/dates";

/** An instant as the desk writes it, in India's time; the whole stands behind it. Today needs no day. */
export function When({ at, whole = false }: { readonly at: string; readonly whole?: boolean }) {
  const full = formatDateTime(at, "en");
  const today = indianDay(at) === indianDay(new Date());
  const short = today ? formatTime(at, "en") : `${formatDay(at, "en")}, ${formatTime(at, "en")}`;
  return (
    <time dateTime={at} title={full} className="figures whitespace-nowrap" suppressHydrationWarning>
      {whole ? full : short}
    </time>
  );
}
