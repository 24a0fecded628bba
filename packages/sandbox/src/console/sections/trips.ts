import type { Account, Provider, TripView } from "../../core/provider.ts";
import { ago, badge, money } from "../format.ts";
import { type Html, html } from "../html.ts";

const shown = 12;

function accountRow({ platform, driverRef, name, connected, trips }: Account): Html {
  const who = JSON.stringify({ platform, driverRef });
  return html`<li class="row" data-key="${driverRef}">
    <span class="grow"><strong>${name}</strong> at ${platform}<br><span class="quiet"><code>${driverRef}</code> · ${trips} trips · ${connected ? "connected" : "not connected"}</span></span>
    <form class="buttons" data-call="POST /_control/trips" data-body="${who}">
      <button name="count" value="5" data-unit="count">5 trips<span class="sr"> for ${name}</span></button>
    </form>
    <form class="buttons" data-call="POST /_control/trips/tokens" data-body="${who}">
      <button name="action" value="revoke">Revoke<span class="sr"> the tokens of ${name}</span></button>
    </form>
  </li>`;
}

function tripRow(trip: TripView): Html {
  const cut = Math.round(trip.net / 2);
  return html`<tr data-key="${trip.id}">
    <td class="amount" data-label="Due">${money(trip.due)}</td>
    <td data-label="Trip"><code>${trip.id}</code><br><span class="quiet">${trip.driverRef} · ${ago(new Date(trip.at))}${trip.cash > 0 ? ` · ${money(trip.cash)} in cash` : ""}</span></td>
    <td data-label="Status">${badge(trip.status.toLowerCase())}</td>
    <td data-label="Restate">
      <form class="buttons" data-call="POST /_control/trips/${trip.id}">
        ${trip.status === "PENDING" && html`<button name="outcome" value="finalise">Finalise<span class="sr"> ${trip.id}</span></button>`}
        <button name="outcome" value="reverse">Reverse<span class="sr"> ${trip.id}</span></button>
      </form>
      <form class="buttons" data-call="POST /_control/trips/${trip.id}" data-body="${JSON.stringify({ amount: cut })}">
        <button name="outcome" value="amend">Halve<span class="sr"> ${trip.id}</span></button>
      </form>
    </td>
  </tr>`;
}

/** Drivers who signed in at a platform, the trips they made, and what platforms do to both. */
export function tripsSection(providers: readonly Provider[]): Html {
  const books = providers.flatMap(({ trips }) => (trips ? [trips] : []));
  const accounts = books.flatMap((trips) => trips.accounts());
  const trips = books
    .flatMap((book) => book.list().slice(0, shown))
    .sort((one, other) => other.at.localeCompare(one.at));
  if (accounts.length === 0) {
    return html`<p class="empty">No driver yet. Connect Uber, Ola or Rapido in the driver app.</p>`;
  }
  return html`<ul class="rows">${accounts.map(accountRow)}</ul>
  ${
    trips.length > 0 &&
    html`<table>
    <caption class="sr">Trips, newest first</caption>
    <thead><tr><th scope="col" class="amount">Due</th><th scope="col">Trip</th><th scope="col">Status</th><th scope="col">What the platform does</th></tr></thead>
    <tbody>${trips.slice(0, shown).map(tripRow)}</tbody>
  </table>`
  }`;
}
