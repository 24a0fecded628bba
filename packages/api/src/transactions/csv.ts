import { paper as say } from "@drivopay/i18n/paper";
import { indianTime } from "@drivopay/runtime/clock";
import type { StatementLine } from "../wallet/index.ts";

/** Spreadsheets take UTF-8 for what it is only behind this mark. */
const byteOrderMark = "\uFEFF";
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** As a spreadsheet reads it as a date: `05-Sep-2026`. By hand, since for half a million rows Intl is half of the work. */
function dayOf(indian: string): string {
  const [year, month, day] = indian.slice(0, 10).split("-");
  return `${day}-${months[Number(month) - 1]}-${year}`;
}

/** Rupees with both digits of the paise and no grouping, which a spreadsheet reads as a number: 12550 is 125.50. */
function rupees(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * A cell of text. What a spreadsheet would take for a formula gets an apostrophe in front, which it shows as text.
 * Source: OWASP, CSV Injection
 */
function csvText(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function csvHeader(): string {
  const names = [
    say("paper.date"),
    say("paper.time"),
    say("paper.what"),
    say("paper.source"),
    say("paper.note"),
    `${say("paper.moneyIn")} (INR)`,
    `${say("paper.moneyOut")} (INR)`,
    `${say("paper.balance")} (INR)`,
    say("paper.reference"),
  ];
  return `${byteOrderMark}${names.map(csvText).join(",")}\r\n`;
}

/** One movement. Amounts stand in two columns, both above zero. */
function csvRow(line: StatementLine): string {
  const at = indianTime(new Date(line.at));
  const cells = [
    dayOf(at),
    at.slice(11),
    csvText(say(`kind.${line.kind}`)),
    csvText(say(`source.${line.source}`)),
    csvText(line.description ?? ""),
    line.change > 0 ? rupees(line.change) : "",
    line.change < 0 ? rupees(-line.change) : "",
    rupees(line.balance),
    line.transactionId,
  ];
  return `${cells.join(",")}\r\n`;
}

/** The file, a piece for each list of rows. */
export async function* statementCsv(
  batches: AsyncIterable<readonly StatementLine[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvHeader());
  for await (const lines of batches) yield Buffer.from(lines.map(csvRow).join(""));
}
