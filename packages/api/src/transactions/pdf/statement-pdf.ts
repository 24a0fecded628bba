import type { Paise } from "@drivopay/contracts/money";
import type { Income, StatementKind } from "@drivopay/contracts/statements";
import { formatDateTime } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { paper as say } from "@drivopay/i18n/paper";
import QRCode from "qrcode";
import type { StatementLine } from "../../wallet/index.ts";
import type { StatementTotals } from "../statement-totals.ts";
import { drawIncome } from "./income-page.ts";
import { ink, openPen, type Pen } from "./pen.ts";

/** What a paper says besides its rows. */
export interface StatementHead {
  readonly kind: StatementKind;
  readonly name: string;
  readonly phoneMasked: string;
  readonly from: Date;
  readonly to: Date;
  readonly opening: Paise;
  readonly closing: Paise;
  readonly totals: StatementTotals;
  readonly income: Income | null;
  readonly verificationCode: string;
  readonly verifyUrl: string;
  readonly madeAt: Date;
}

const page = { width: 595.28, height: 841.89, left: 40, right: 555.28 } as const;
const body = page.right - page.left;
const rowHeight = 21;
const tableFoot = 780;

/** Right edges of the amounts, left edges of the words. */
const column = {
  when: page.left,
  what: 136,
  note: 262,
  moneyIn: 415,
  moneyOut: 485,
  balance: page.right,
} as const;

/**
 * The statement as it is drawn, page by page: never more than the rows at hand are in memory.
 * @param batches the rows in order, in lists of any length
 */
export async function* statementPdf(
  head: StatementHead,
  batches: AsyncIterable<readonly StatementLine[]>,
): AsyncGenerator<Uint8Array> {
  const pen = await openPen({ title: say(`paper.title.${head.kind}`), at: head.madeAt });
  const pages = new Pages(pen, head);
  pages.first();
  for await (const lines of batches) {
    // A passport shows no rows; they are read nevertheless, since its signature is over them too.
    if (!head.income) for (const line of lines) pages.row(line);
    yield* drawn(pen);
  }
  if (head.income) drawIncome(pen, head.income, 262);
  else pages.totals();
  pages.close();
  pen.doc.end();
  for await (const chunk of pen.doc) yield chunk;
}

/** What has been drawn so far and is whole. */
function* drawn({ doc }: Pen): Generator<Uint8Array> {
  for (let chunk: unknown = doc.read(); chunk !== null; chunk = doc.read()) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

const firstRowY = 316;
const nextRowY = 72;
const rowsFirst = Math.floor((tableFoot - firstRowY) / rowHeight);
const rowsNext = Math.floor((tableFoot - nextRowY) / rowHeight);
const totalsHeight = ({ sources }: StatementTotals) => 76 + sources.length * 17;

/** Known before the first page is drawn, since each says how many there are. */
function pagesOf({ income, totals }: StatementHead): number {
  if (income) return 1;
  const rows = Math.max(1, totals.rows);
  const behindFirst = Math.max(0, Math.ceil((rows - rowsFirst) / rowsNext));
  const onLast = behindFirst === 0 ? rows : rows - rowsFirst - (behindFirst - 1) * rowsNext;
  const lastY = (behindFirst === 0 ? firstRowY : nextRowY) + onLast * rowHeight;
  return 1 + behindFirst + (lastY + totalsHeight(totals) > tableFoot ? 1 : 0);
}

/** The pages of one statement: where the next row goes, and what stands at the head and foot of each. */
class Pages {
  readonly #pen: Pen;
  readonly #head: StatementHead;
  /** How many pages there will be. */
  readonly #of: number;
  #number = 0;
  #y = 0;

  constructor(pen: Pen, head: StatementHead) {
    this.#pen = pen;
    this.#head = head;
    this.#of = pagesOf(head);
  }

  first(): void {
    this.#add();
    const { kind, income } = this.#head;
    this.#band(say(`paper.title.${kind}`));
    this.#owner();
    if (income) return;
    this.#sums();
    this.#y = 300;
    this.#columns();
    if (this.#head.totals.rows === 0) {
      this.#pen.text(say("paper.none"), page.left, this.#y + 16, { size: 10, color: ink.soft });
      this.#y += rowHeight;
    }
  }

  row(line: StatementLine): void {
    if (this.#y + rowHeight > tableFoot) {
      this.#add();
      this.#y = 56;
      this.#columns();
    }
    const pen = this.#pen;
    const base = this.#y + 14;
    pen.text(formatDateTime(line.at, "en"), column.when, base, { size: 8, color: ink.soft });
    pen.text(say(`kind.${line.kind}`), column.what, base, {
      size: 8.5,
      maxWidth: column.note - column.what - 6,
    });
    const note = [say(`source.${line.source}`), ...(line.description ? [line.description] : [])].join(", ");
    pen.text(note, column.note, base, { size: 8, color: ink.soft, maxWidth: 92 });
    const into = line.change > 0;
    pen.money(Math.abs(line.change), into ? column.moneyIn : column.moneyOut, base, {
      size: 8.5,
      ...(into ? { color: ink.good } : {}),
    });
    pen.money(line.balance, column.balance, base, { size: 8.5, bold: true });
    this.#y += rowHeight;
    pen.rule(page.left, this.#y, body);
  }

  /** By source, under the last row. */
  totals(): void {
    const { totals } = this.#head;
    if (this.#y + totalsHeight(totals) > tableFoot) {
      this.#add();
      this.#y = 40;
    }
    const pen = this.#pen;
    let y = this.#y + 34;
    pen.text(say("paper.bySource"), page.left, y, { size: 11, bold: true });
    for (const { source, credited, debited } of totals.sources) {
      y += 17;
      pen.text(say(`source.${source}`), page.left, y, { size: 9 });
      if (credited > 0) pen.money(credited, column.moneyIn, y, { color: ink.good });
      if (debited > 0) pen.money(debited, column.moneyOut, y);
    }
    y += 8;
    pen.rule(page.left, y, body);
    y += 14;
    pen.text(say("paper.total"), page.left, y, { bold: true });
    pen.money(totals.credited, column.moneyIn, y, { bold: true });
    pen.money(totals.debited, column.moneyOut, y, { bold: true });
    pen.money(this.#head.closing, column.balance, y, { bold: true });
  }

  /** The foot of the last page. */
  close(): void {
    this.#foot();
  }

  #add(): void {
    if (this.#number > 0) this.#foot();
    this.#number += 1;
    this.#pen.doc.addPage();
    this.#y = 40;
  }

  #band(title: string): void {
    const pen = this.#pen;
    pen.fill(0, 0, page.width, 92, ink.hood);
    pen.fill(0, 92, page.width, 5, ink.accent);
    pen.text("DrivoPay", page.left, 42, { size: 20, bold: true, color: ink.hoodInk });
    pen.text(title, page.left, 66, { size: 13, color: ink.hoodSoft });
  }

  /** Whose, of when, and the code with its picture. */
  #owner(): void {
    const pen = this.#pen;
    const { name, phoneMasked, from, to, verificationCode, verifyUrl, madeAt } = this.#head;
    pen.text(name, page.left, 134, { size: 18, bold: true, maxWidth: 340 });
    pen.text(`+91 ${phoneMasked}`, page.left, 154, { size: 10, color: ink.soft });
    const period = `${longDay(from)} – ${longDay(new Date(to.getTime() - 1))}`;
    pen.text(period, page.left, 176, { size: 11 });
    pen.text(`${say("paper.made")} ${formatDateTime(madeAt, "en")}`, page.left, 192, {
      size: 8,
      color: ink.soft,
    });
    drawQr(pen, verifyUrl, page.right - 78, 112, 78);
    pen.text(verificationCode, page.right, 206, { size: 8.5, bold: true, align: "right" });
    pen.text(say("paper.check"), page.right, 218, { size: 7, color: ink.soft, align: "right" });
  }

  #sums(): void {
    const pen = this.#pen;
    const { opening, closing, totals } = this.#head;
    pen.fill(page.left, 230, body, 50, ink.paper);
    const cells = [
      [say("paper.opening"), opening],
      [say("paper.moneyIn"), totals.credited],
      [say("paper.moneyOut"), totals.debited],
      [say("paper.closing"), closing],
    ] as const;
    for (const [index, [label, amount]] of cells.entries()) {
      const x = page.left + 12 + index * (body / 4);
      pen.text(label, x, 247, { size: 8, color: ink.soft });
      pen.text(formatPaise(amount), x, 266, { size: 13, bold: true });
    }
  }

  #columns(): void {
    const pen = this.#pen;
    const base = this.#y + 10;
    const style = { size: 7.5, color: ink.soft } as const;
    pen.text(say("paper.when"), column.when, base, style);
    pen.text(say("paper.what"), column.what, base, style);
    pen.text(say("paper.from"), column.note, base, style);
    pen.text(say("paper.moneyIn"), column.moneyIn, base, { ...style, align: "right" });
    pen.text(say("paper.moneyOut"), column.moneyOut, base, { ...style, align: "right" });
    pen.text(say("paper.balance"), column.balance, base, { ...style, align: "right" });
    this.#y += 16;
    pen.fill(page.left, this.#y, body, 1.2, ink.ink);
  }

  #foot(): void {
    const pen = this.#pen;
    pen.rule(page.left, 800, body);
    const style = { size: 7, color: ink.soft } as const;
    pen.text(`${say("paper.rupees")}. ${this.#head.verifyUrl}`, page.left, 814, style);
    const number = say("paper.page", { page: this.#number, pages: this.#of });
    pen.text(`${this.#head.verificationCode}, ${number}`, page.right, 814, { ...style, align: "right" });
  }
}

const dayFormat = new Intl.DateTimeFormat("en-IN", {
  timeZone: "Asia/Kolkata",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const longDay = (at: Date): string => dayFormat.format(at);

function drawQr({ doc }: Pen, text: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const side = size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let place = 0; place < modules.size; place += 1) {
      if (modules.get(row, place)) doc.rect(x + place * side, y + row * side, side + 0.05, side + 0.05);
    }
  }
  doc.fill(ink.ink);
}
