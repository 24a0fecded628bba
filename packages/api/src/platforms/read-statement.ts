import { AppError } from "@drivopay/contracts/errors";
import { type Paise, paise } from "@drivopay/contracts/money";
import { maxStatementRows, type StatementProblem } from "@drivopay/contracts/platforms";
import { CsvError, parse } from "csv-parse/sync";

/** A trip of a statement. */
export interface StatementRow {
  readonly line: number;
  readonly tripId: string;
  readonly gross: Paise;
  readonly fees: Paise;
  readonly cash: Paise;
  readonly earnedAt: Date;
}

export interface ReadStatement {
  readonly rows: readonly StatementRow[];
  readonly problems: readonly { readonly line: number; readonly problem: StatementProblem }[];
  /** How many rows the file has, the bad ones included. */
  readonly total: number;
}

type Column = "tripId" | "earnedAt" | "gross" | "fees" | "cash" | "net";

/** What platforms and their translators call the columns; compared without case, spaces and signs. */
const columnNames: Readonly<Record<Column, readonly string[]>> = {
  tripId: ["tripid", "tripuuid", "rideid", "bookingid", "orderid", "crn"],
  earnedAt: ["date", "datetime", "tripdate", "ridedate", "time", "earnedat", "completedat"],
  gross: ["fare", "gross", "grossfare", "totalfare", "tripfare", "grossamount"],
  fees: ["fees", "commission", "servicefee", "platformfee", "deductions"],
  cash: ["cash", "cashcollected", "cashpaid"],
  net: ["net", "netearnings", "earnings", "yourearnings", "netamount", "payout", "amount"],
};

/** The most one row can come to: ₹1 lakh. */
const mostPaise = 10_000_000;
const indiaOffset = "+05:30";

/**
 * Reads a platform's statement as CSV: a header, then a trip a line. A row that cannot be read is told by its line
 * and left out; the others stand. Pure: the same bytes read the same.
 * @param reach trips from before `oldest` or behind `newest` are left out
 * @throws STATEMENT_UNREADABLE when it is no CSV, lacks the columns, or is too long
 */
export function readStatement(bytes: Buffer, reach: { oldest: Date; newest: Date }): ReadStatement {
  const [header, ...lines] = linesOf(bytes);
  if (!header || lines.length === 0 || lines.length > maxStatementRows) {
    throw new AppError("STATEMENT_UNREADABLE");
  }
  const columns = columnsOf(header.record);
  const rows: StatementRow[] = [];
  const problems: { line: number; problem: StatementProblem }[] = [];
  const seen = new Set<string>();
  for (const { record, line } of lines) {
    const row = readRow(record, columns, reach);
    if (typeof row === "string") problems.push({ line, problem: row });
    else if (seen.has(row.tripId)) problems.push({ line, problem: "REPEATED" });
    else {
      seen.add(row.tripId);
      rows.push({ ...row, line });
    }
  }
  return { rows, problems, total: lines.length };
}

interface Line {
  readonly record: readonly string[];
  readonly line: number;
}

function linesOf(bytes: Buffer): Line[] {
  try {
    const records = parse(bytes, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 10_000,
      // The parser knows the line only here: a quoted field may span several.
      on_record: (record: string[], { lines }) => [String(lines), ...record],
    });
    return records.map(([line, ...record]) => ({ line: Number(line), record }));
  } catch (cause) {
    if (cause instanceof CsvError) throw new AppError("STATEMENT_UNREADABLE", { cause });
    throw cause;
  }
}

type Columns = Readonly<Partial<Record<Column, number>>> & {
  readonly tripId: number;
  readonly earnedAt: number;
};

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.toLowerCase().replaceAll(/[^a-z]/g, ""));
  const at = (column: Column) => {
    const index = names.findIndex((name) => columnNames[column].includes(name));
    return index === -1 ? undefined : index;
  };
  const [tripId, earnedAt, gross, fees, cash, net] = (
    ["tripId", "earnedAt", "gross", "fees", "cash", "net"] as const
  ).map(at);
  if (tripId === undefined || earnedAt === undefined || (gross === undefined && net === undefined)) {
    throw new AppError("STATEMENT_UNREADABLE");
  }
  return {
    ...{ tripId, earnedAt },
    ...(gross === undefined ? {} : { gross }),
    ...(fees === undefined ? {} : { fees }),
    ...(cash === undefined ? {} : { cash }),
    ...(net === undefined ? {} : { net }),
  };
}

function readRow(
  record: readonly string[],
  columns: Columns,
  { oldest, newest }: { oldest: Date; newest: Date },
): Omit<StatementRow, "line"> | StatementProblem {
  const cell = (column: Column) => {
    const index = columns[column];
    return index === undefined ? undefined : record[index];
  };
  const tripId = cell("tripId") ?? "";
  if (!/^[\w\-:./]{3,120}$/.test(tripId)) return "TRIP_ID";
  const earnedAt = instantOf(cell("earnedAt") ?? "");
  if (!earnedAt || earnedAt > newest) return "DATE";
  if (earnedAt < oldest) return "TOO_OLD";
  const amounts = amountsOf(cell("gross"), cell("fees"), cell("cash"), cell("net"));
  return amounts ? { tripId, earnedAt, ...amounts } : "AMOUNT";
}

/** Gross and fees give net, or net stands alone; where all three are given they must agree. */
function amountsOf(
  grossText: string | undefined,
  feesText: string | undefined,
  cashText: string | undefined,
  netText: string | undefined,
): Pick<StatementRow, "gross" | "fees" | "cash"> | null {
  const read = (text: string | undefined) => (text === undefined || text === "" ? null : paiseOf(text));
  const [gross, fees, cash, net] = [grossText, feesText, cashText, netText].map(read);
  if ([gross, fees, cash, net].some((amount) => amount === undefined)) return null;
  const kept = -Math.abs(fees ?? (gross != null && net != null ? Math.min(0, net - gross) : 0));
  const brought = gross ?? (net == null ? null : net - kept);
  if (brought === null || (cash ?? 0) < 0) return null;
  if (net != null && brought + kept !== net) return null;
  if (Math.abs(brought) > mostPaise || Math.abs(kept) > mostPaise) return null;
  return { gross: paise(brought), fees: paise(kept === 0 ? 0 : kept), cash: paise(cash ?? 0) };
}

/** Rupees as statements write them, like "₹1,234.50", in paise; undefined when it is none. */
function paiseOf(text: string): number | undefined {
  const parts = /^(-?)\s*(?:₹|Rs\.?|INR)?\s*(-?)(\d{1,3}(?:,\d{2,3})*|\d{1,9})(?:\.(\d{1,2}))?$/i.exec(text);
  if (!parts) return undefined;
  const [, before, after, whole = "", fraction = ""] = parts;
  const value = Number(whole.replaceAll(",", "")) * 100 + Number(fraction.padEnd(2, "0"));
  return before || after ? -value : value;
}

/** An ISO instant; or a day of India, year first or day first, with or without the time. */
function instantOf(text: string): Date | null {
  if (/^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/.test(text)) return validDate(text);
  const parts =
    /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text) ??
    dayFirst(/^(\d{2})[-/](\d{2})[-/](\d{4})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text));
  if (!parts) return null;
  const [, year, month, day, hour = "12", minute = "00", second = "00"] = parts;
  const read = validDate(`${year}-${month}-${day}T${hour}:${minute}:${second}${indiaOffset}`);
  // The 31st of a short month is read as the next month's first: not what was written.
  const back = read && new Date(read.getTime() + 19_800_000).toISOString();
  return back?.startsWith(`${year}-${month}-${day}`) ? read : null;
}

function dayFirst(parts: RegExpExecArray | null): (string | undefined)[] | null {
  if (!parts) return null;
  const [all, day, month, year, ...time] = parts;
  return [all, year, month, day, ...time];
}

function validDate(text: string): Date | null {
  const read = new Date(text);
  return Number.isNaN(read.getTime()) ? null : read;
}
