import type { BankPayout, PayoutOutcome, Provider } from "../../core/provider.ts";
import { ago, badge, fromSeconds, money } from "../format.ts";
import { type Html, html } from "../html.ts";

const shown = 40;

const verbs: Record<PayoutOutcome, string> = { processed: "Process", failed: "Fail", reversed: "Reverse" };

function actions({ id, outcomes, beneficiary }: BankPayout): Html {
  if (outcomes.length === 0) return html`<span class="quiet">settled</span>`;
  return html`<form class="buttons" data-call="POST /_control/payouts/${id}">
    ${outcomes.map((outcome) => html`<button name="outcome" value="${outcome}">${verbs[outcome]}<span class="sr"> the payout to ${beneficiary}</span></button>`)}
  </form>`;
}

function row(payout: BankPayout): Html {
  const { id, status, amount, mode, beneficiary, utr, reason, createdAt } = payout;
  return html`<tr data-key="${id}">
    <td class="amount" data-label="Amount">${money(amount)}</td>
    <td data-label="To">${beneficiary}<br><span class="quiet">${mode} · ${ago(fromSeconds(createdAt))}</span></td>
    <td data-label="Status">${badge(status)}<br><span class="quiet">${utr ? html`UTR <code>${utr}</code>` : reason?.replaceAll("_", " ")}</span></td>
    <td data-label="Bank">${actions(payout)}</td>
  </tr>`;
}

/** What the bank has in hand, with the buttons that decide it. */
export function payoutsSection(providers: readonly Provider[]): Html {
  const payouts = providers.flatMap(({ bank }) => bank?.payouts() ?? []);
  if (payouts.length === 0) {
    return html`<p class="empty">No payout yet. A withdrawal in the driver app ends up here.</p>`;
  }
  return html`<table>
    <caption class="sr">Payouts, newest first</caption>
    <thead><tr><th scope="col" class="amount">Amount</th><th scope="col">To</th><th scope="col">Status</th><th scope="col">What the bank does</th></tr></thead>
    <tbody>${payouts.slice(0, shown).map(row)}</tbody>
  </table>
  ${payouts.length > shown && html`<p class="quiet more">and ${payouts.length - shown} older</p>`}`;
}
