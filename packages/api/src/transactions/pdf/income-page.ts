import type { Income } from "@drivopay/contracts/statements";
import { formatMonth } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { paper as say } from "@drivopay/i18n/paper";
import { ink, type Pen } from "./pen.ts";

const left = 40;
const right = 555.28;
const monthLabel = (month: string) => formatMonth(month, "en", "short");

/** The one page of an income passport: the average, how steady it is, every month by its sources. */
export function drawIncome(pen: Pen, income: Income, top: number): void {
  pen.fill(left, top - 28, right - left, 62, ink.paper);
  pen.text(say("paper.averageMonth"), left + 12, top - 10, { size: 9, color: ink.soft });
  pen.text(formatPaise(income.monthlyAverage), left + 12, top + 18, { size: 24, bold: true });
  const facts = [
    say("paper.totalIncome", { amount: formatPaise(income.total) }),
    say("paper.steadyMonths", { months: income.monthsWithIncome, of: income.months.length }),
    say("paper.steadyDays", { days: income.daysWithIncome, of: income.days }),
  ];
  for (const [index, fact] of facts.entries()) {
    pen.text(fact, right - 12, top - 8 + index * 15, { size: 9.5, align: "right" });
  }
  const chartFoot = drawMonths(pen, income, top + 60);
  drawTable(pen, income, chartFoot + 36);
}

/** Every month as a line: its name, a bar to the scale of the best month, its sum. */
function drawMonths(pen: Pen, income: Income, top: number): number {
  const best = Math.max(1, income.highestMonth);
  let y = top;
  pen.text(say("paper.byMonth"), left, y, { size: 11, bold: true });
  for (const { month, amount } of income.months) {
    y += 20;
    pen.text(monthLabel(month), left, y, { size: 9, color: ink.soft });
    const width = Math.max(0, (330 * amount) / best);
    pen.fill(110, y - 8, Math.max(width, 0.8), 10, amount > 0 ? ink.accent : ink.ruled);
    pen.money(amount, right, y, { size: 9.5, bold: true });
  }
  return y;
}

function drawTable(pen: Pen, income: Income, top: number): void {
  let y = top;
  pen.text(say("paper.bySource"), left, y, { size: 11, bold: true });
  for (const { source, amount, count } of income.sources) {
    y += 18;
    pen.text(say(`source.${source}`), left, y, { size: 9.5 });
    pen.text(say("paper.times", { count }), 220, y, { size: 9, color: ink.soft });
    pen.money(amount, right, y, { size: 9.5 });
    pen.rule(left, y + 5, right - left);
  }
  y += 18;
  pen.text(say("paper.total"), left, y, { bold: true, size: 10 });
  pen.money(income.total, right, y, { bold: true, size: 10 });
  y += 30;
  const unchecked = income.notYetChecked ?? 0;
  const notes = [
    say("paper.incomeNote"),
    ...(unchecked > 0 ? [say("paper.incomeUnchecked", { amount: formatPaise(unchecked) })] : []),
    say("paper.incomeSigned"),
  ];
  for (const line of notes) {
    pen.text(line, left, y, { size: 8, color: ink.soft, maxWidth: right - left });
    y += 13;
  }
}
