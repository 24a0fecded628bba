import type { World } from "../../core/world.ts";
import { type Html, html } from "../html.ts";

const minuteMs = 60_000;
const moves = [
  { name: "15 minutes", ms: 15 * minuteMs },
  { name: "An hour", ms: 60 * minuteMs },
  { name: "A day", ms: 24 * 60 * minuteMs },
  { name: "A week", ms: 7 * 24 * 60 * minuteMs },
];

const indianTime = new Intl.DateTimeFormat("en-IN", {
  ...{ timeZone: "Asia/Kolkata", dateStyle: "medium", timeStyle: "short" },
});

/** The time of this world, and the ways to let it pass. */
export function clockSection({ clock }: World): Html {
  const ahead = clock.aheadMs;
  return html`<p data-ahead-ms="${ahead}"><strong>${indianTime.format(clock.now())}</strong><br>
      <span class="quiet">${ahead === 0 ? "in India, as on this machine" : "in India, ahead of this machine"}</span></p>
    <p>What comes due, happens: codes and tokens expire, payouts and settlements go through, webhooks are tried again.</p>
    <form class="stack" data-call="POST /_control/clock">
      ${moves.map(({ name, ms }) => html`<button name="advanceMs" value="${ms}" data-unit="count">${name} later</button>`)}
    </form>
    ${ahead > 0 && html`<form class="stack" data-call="DELETE /_control/clock"><button>Back to this machine's time</button></form>`}`;
}
