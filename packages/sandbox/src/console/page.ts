import type { ControlParts } from "../control/routes.ts";
import { type Html, html } from "./html.ts";
import { clockSection } from "./sections/clock.ts";
import { faultsSection } from "./sections/faults.ts";
import { inboxSection } from "./sections/inbox.ts";
import { payerSection } from "./sections/payer.ts";
import { payoutsSection } from "./sections/payouts.ts";
import { tripsSection } from "./sections/trips.ts";
import { webhooksSection } from "./sections/webhooks.ts";

type Section = { title: string; hint: string; render(parts: ControlParts): Html };

/** The parts of the page by name; the name is also the topic on which a part is drawn anew. */
export const sections: ReadonlyMap<string, Section> = new Map([
  [
    "payer",
    { title: "Passenger", hint: "a phone that pays", render: ({ providers }) => payerSection(providers) },
  ],
  [
    "inbox",
    { title: "Inboxes", hint: "texts, letters and push", render: ({ world }) => inboxSection(world) },
  ],
  [
    "faults",
    {
      title: "Faults",
      hint: "bad luck on demand",
      render: ({ world, providers }) => faultsSection(world, providers),
    },
  ],
  [
    "payouts",
    { title: "Payouts", hint: "you are the bank", render: ({ providers }) => payoutsSection(providers) },
  ],
  [
    "trips",
    {
      title: "Trips",
      hint: "you are Uber, Ola and Rapido",
      render: ({ providers }) => tripsSection(providers),
    },
  ],
  [
    "webhooks",
    {
      title: "Webhooks",
      hint: "what was sent, and the answers",
      render: ({ world }) => webhooksSection(world),
    },
  ],
]);

function panel([name, { title, hint, render }]: [string, Section], parts: ControlParts): Html {
  return html`<section class="panel" id="${name}" aria-labelledby="${name}-title">
    <header><h2 id="${name}-title">${title}</h2><span class="quiet">${hint}</span></header>
    <div class="panel-body" data-section="${name}">${render(parts)}</div>
  </section>`;
}

/** The console: everything the sandbox knows, and every lever it has, on one page. */
export function page(parts: ControlParts): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Sandbox · DrivoPay</title>
  <link rel="icon" href="/console/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/console/styles/base.css">
  <link rel="stylesheet" href="/console/styles/frame.css">
  <link rel="stylesheet" href="/console/styles/parts.css">
  <link rel="stylesheet" href="/console/styles/widths.css">
  <script type="module" src="/console/console.js"></script>
</head>
<body>
  <a class="skip" href="#payer">Skip to the passenger's phone</a>
  <header class="top">
    <img src="/console/icon.svg" alt="" width="32" height="32">
    <h1>DrivoPay <span>sandbox</span></h1>
    <p id="live" role="status">connecting</p>
    <details class="reset" name="drawer" id="clock">
      <summary>Clock</summary>
      <div class="drawer" data-section="clock">${clockSection(parts.world)}</div>
    </details>
    <details class="reset" name="drawer" id="reset">
      <summary>Reset</summary>
      <form class="stack" data-call="POST /_control/reset">
        <p>Empties the world: codes, messages, payouts, webhooks and faults.</p>
        <label for="seed">Seed</label>
        <input id="seed" name="seed" data-unit="count" type="number" min="0" value="${parts.world.random.seed}">
        <button class="primary">Empty the world</button>
      </form>
    </details>
  </header>
  <nav aria-label="Parts of the sandbox">
    ${[...sections].map(([name, { title }]) => html`<a href="#${name}">${title}</a>`)}
  </nav>
  <main>${[...sections].map((section) => panel(section, parts))}</main>
  <p id="toast" role="status" aria-live="polite"></p>
</body>
</html>`;
}
