import type { Fault } from "../../core/faults.ts";
import type { Provider } from "../../core/provider.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "../html.ts";

type Preset = { name: string; detail: string; fault: Fault };

const presets: Preset[] = [
  {
    name: "Slow gateway",
    detail: "Every Razorpay call takes 3 s longer",
    fault: { provider: "razorpay", kind: "latency", rate: 1, latencyMs: 3_000 },
  },
  {
    name: "Gateway down",
    detail: "Razorpay answers 503, nothing is done",
    fault: { provider: "razorpay", kind: "error", rate: 1, status: 503 },
  },
  {
    name: "QR made, answer lost",
    detail: "The code exists, the call never returns",
    fault: { provider: "razorpay", match: "POST /v1/payments/qr_codes", kind: "timeout", rate: 1 },
  },
  {
    name: "Payout made, answer lost",
    detail: "The money leaves, the call never returns",
    fault: { provider: "razorpay", match: "POST /v1/payouts", kind: "timeout", rate: 1 },
  },
  {
    name: "Lost webhooks",
    detail: "Events are never sent; replay them below",
    fault: { provider: "razorpay", kind: "drop-webhook", rate: 1 },
  },
  {
    name: "Double webhooks",
    detail: "Every event arrives twice",
    fault: { provider: "razorpay", kind: "duplicate-webhook", rate: 1 },
  },
  {
    name: "Webhooks out of order",
    detail: "Each event is overtaken by the next",
    fault: { provider: "razorpay", kind: "reorder-webhooks", rate: 1 },
  },
  {
    name: "SMS down",
    detail: "Twilio answers 503",
    fault: { provider: "twilio", kind: "error", rate: 1, status: 503 },
  },
  {
    name: "Push down",
    detail: "FCM answers 503, so texts go out instead",
    fault: { provider: "fcm", kind: "error", rate: 1, status: 503 },
  },
  {
    name: "Second gateway down",
    detail: "Cashfree answers 503, nothing is done",
    fault: { provider: "cashfree", kind: "error", rate: 1, status: 503 },
  },
  {
    name: "Uber in haste",
    detail: "Every call is one too many: 429",
    fault: { provider: "uber", kind: "error", rate: 1, status: 429 },
  },
];

const keyOf = ({ provider, match, kind }: Fault): string => `${provider} ${match ?? ""} ${kind}`;

function toggle(preset: Preset, inForce: Fault | undefined): Html {
  const key = keyOf(preset.fault);
  const id = `fault-${key.replaceAll(/\W+/g, "-")}`;
  return html`<li class="fault" data-key="${key}">
    <label class="switch" for="${id}">
      <span><strong>${preset.name}</strong><br><span class="quiet">${preset.detail}${inForce && inForce.rate < 1 && ` (${Math.round(inForce.rate * 100)} %)`}</span></span>
      <input type="checkbox" role="switch" id="${id}" data-fault="${JSON.stringify(preset.fault)}"${inForce ? html` checked` : ""}>
    </label>
  </li>`;
}

function custom(fault: Fault): Html {
  const amount = fault.latencyMs === undefined ? fault.status : `${fault.latencyMs} ms`;
  const id = `fault-${keyOf(fault).replaceAll(/\W+/g, "-")}`;
  return html`<li class="fault" data-key="${keyOf(fault)}">
    <label class="switch" for="${id}">
      <span><strong>${fault.kind}</strong> ${amount}<br><span class="quiet">${fault.provider} · ${fault.match ?? "everything"} · ${Math.round(fault.rate * 100)} %</span></span>
      <input type="checkbox" role="switch" id="${id}" data-fault="${JSON.stringify(fault)}" checked>
    </label>
  </li>`;
}

const kinds: Fault["kind"][] = [
  "latency",
  "error",
  "timeout",
  "drop-webhook",
  "duplicate-webhook",
  "reorder-webhooks",
];

function otherFault(providers: readonly Provider[]): Html {
  return html`<details id="other-fault"><summary>Another fault</summary>
    <form class="stack" id="add-fault">
      <label for="f-provider">Provider</label>
      <select id="f-provider" name="provider">${providers.map(({ name }) => html`<option>${name}</option>`)}</select>
      <label for="f-kind">Kind</label>
      <select id="f-kind" name="kind">${kinds.map((kind) => html`<option>${kind}</option>`)}</select>
      <label for="f-match">Which calls or events</label>
      <input id="f-match" name="match" placeholder="POST /v1/payouts or payout.*" autocomplete="off" spellcheck="false">
      <label for="f-rate">Share hit, in per cent</label>
      <input id="f-rate" name="rate" type="number" min="1" max="100" value="100">
      <label for="f-latency">Latency in ms</label>
      <input id="f-latency" name="latencyMs" type="number" min="0" max="600000">
      <label for="f-status">Error status</label>
      <input id="f-status" name="status" type="number" min="400" max="599">
      <button class="primary">Put in force</button>
    </form></details>`;
}

/** Switches for the usual misfortunes, and a form for the others. */
export function faultsSection({ faults }: World, providers: readonly Provider[]): Html {
  const inForce = new Map(faults.list().map((fault) => [keyOf(fault), fault]));
  const here = new Set(providers.map(({ name }) => name));
  const usual = presets.filter(({ fault }) => here.has(fault.provider));
  const known = new Set(usual.map(({ fault }) => keyOf(fault)));
  const others = [...inForce].filter(([key]) => !known.has(key)).map(([, fault]) => fault);
  return html`<ul class="faults">
      ${usual.map((preset) => toggle(preset, inForce.get(keyOf(preset.fault))))}
      ${others.map(custom)}
    </ul>
    ${otherFault(providers)}
    ${inForce.size > 0 && html`<p><button data-clear-faults>Clear all ${inForce.size}</button></p>`}`;
}
