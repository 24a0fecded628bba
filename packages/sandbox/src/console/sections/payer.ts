import type { PaidItem, Payable, Provider } from "../../core/provider.ts";
import { ago, badge, countdown, fromSeconds, money } from "../format.ts";
import { type Html, html } from "../html.ts";

const shownOpen = 20;

const target = ({ kind, id }: Payable): Record<string, string> =>
  kind === "qr" ? { qrId: id } : { linkId: id };

function amountField(payable: Payable): Html {
  const id = `amount-${payable.id}`;
  return html`<label class="rupees" for="${id}"><span class="sr">Amount in rupees</span>
    <span aria-hidden="true">₹</span>
    <input id="${id}" name="amount" data-unit="rupees" inputmode="decimal" pattern="[0-9]+([.][0-9]{1,2})?"
      placeholder="120.00" required autocomplete="off"></label>`;
}

function openCard(payable: Payable): Html {
  const { id, kind, title, amount, closesAt, pictureUrl } = payable;
  return html`<li class="payable" id="${id}" data-key="${id}">
    ${pictureUrl ? html`<img src="${pictureUrl}" alt="QR code of ${title}" width="72" height="72">` : html`<span class="link-mark" aria-hidden="true">↗</span>`}
    <div class="payable-what">
      <p class="payable-title">${title}</p>
      <p class="payable-amount">${amount === null ? "Any amount" : money(amount)}</p>
      <p class="quiet">${kind === "qr" ? "QR" : "Link"} · ${closesAt === null ? "stays open" : html`closes ${countdown(closesAt)}`}</p>
    </div>
    <form class="payable-actions" data-call="POST /_control/upi/pay" data-body="${JSON.stringify(target(payable))}">
      ${amount === null && amountField(payable)}
      <button class="primary" name="outcome" value="success">Pay${amount === null ? "" : ` ${money(amount)}`}</button>
      <button name="outcome" value="failure">Decline</button>
    </form>
  </li>`;
}

function closedRow(payable: Payable): Html {
  const body = JSON.stringify({ ...target(payable), force: true });
  return html`<li class="row" data-key="closed-${payable.id}">
    <span class="grow">${payable.title}<br><span class="quiet">${payable.amount === null ? "any amount" : money(payable.amount)}</span></span>
    <form data-call="POST /_control/upi/pay" data-body="${body}">
      ${payable.amount === null && amountField(payable)}
      <button name="outcome" value="success">Pay late</button>
    </form>
  </li>`;
}

function paidRow({ id, amount, vpa, status, title, createdAt }: PaidItem): Html {
  return html`<li class="row" data-key="${id}">
    <span class="grow"><strong>${money(amount)}</strong> from ${vpa}<br><span class="quiet">${title} · ${ago(fromSeconds(createdAt))}</span></span>
    ${badge(status)}
  </li>`;
}

/** The passenger's phone: what can be paid, and what was. */
export function payerSection(providers: readonly Provider[]): Html {
  const payers = providers.flatMap(({ payer }) => (payer ? [payer] : []));
  const open = payers.flatMap((payer) => payer.open());
  const closed = payers.flatMap((payer) => payer.closed());
  const recent = payers.flatMap((payer) => payer.recent());
  return html`
    ${
      open.length === 0
        ? html`<p class="empty">Nothing to pay yet.<br>Ask for money in the driver app, and its QR code appears here.</p>`
        : html`<ul class="payables">${open.slice(0, shownOpen).map(openCard)}</ul>`
    }
    ${open.length > shownOpen && html`<p class="quiet more">and ${open.length - shownOpen} more</p>`}
    <details id="pay-by-link">
      <summary>Scan by pasting a UPI link</summary>
      <form class="stack" data-call="POST /_control/upi/pay">
        <label for="upi-uri">UPI link</label>
        <textarea id="upi-uri" name="upiUri" rows="3" placeholder="upi://pay?pa=…" required spellcheck="false"></textarea>
        <label for="upi-amount">Amount in rupees, if the code leaves it open</label>
        <input id="upi-amount" name="amount" data-unit="rupees" inputmode="decimal" pattern="[0-9]+([.][0-9]{1,2})?" autocomplete="off">
        <button class="primary" name="outcome" value="success">Pay</button>
      </form>
    </details>
    ${closed.length > 0 && html`<details id="closed-codes"><summary>Closed codes: pay late</summary><ul class="rows">${closed.map(closedRow)}</ul></details>`}
    ${recent.length > 0 && html`<h3>Payments</h3><ul class="rows">${recent.map(paidRow)}</ul>`}`;
}
