import type { WebhookAttempt, WebhookRecord } from "../../core/webhooks.ts";
import type { World } from "../../core/world.ts";
import { ago, badge } from "../format.ts";
import { type Html, html } from "../html.ts";

const shown = 40;

function attempt({ at, status, durationMs, answer }: WebhookAttempt): Html {
  return html`<li><strong>${status ?? "no answer"}</strong> after ${durationMs} ms, ${ago(new Date(at))} <span class="quiet">${answer}</span></li>`;
}

function pretty(body: string): string {
  return body.startsWith("{") ? JSON.stringify(JSON.parse(body), null, 2) : body.replaceAll("&", "\n&");
}

function outcome({ attempts }: WebhookRecord): string {
  const last = attempts.at(-1);
  if (!last) return "";
  const tries = attempts.length === 1 ? "" : `${attempts.length} attempts, `;
  return ` · ${tries}${last.status ?? "no answer"}`;
}

function entry(record: WebhookRecord): Html {
  const { eventId, event, state, createdAt, attempts, url, body, provider } = record;
  return html`<li class="event" data-key="${eventId}">
    <details id="event-${eventId}">
      <summary><span class="event-name">${event}</span> <span class="event-state">${badge(state)}</span>
        <span class="quiet event-when">${ago(new Date(createdAt))}${outcome(record)}</span></summary>
      <p class="quiet">${provider} to <code>${url}</code></p>
      ${attempts.length > 0 && html`<ol class="attempts">${attempts.slice(-10).map(attempt)}</ol>`}
      <pre tabindex="0">${pretty(body)}</pre>
    </details>
    <form class="buttons" data-call="POST /_control/webhooks/replay" data-body="${JSON.stringify({ eventId })}">
      <button name="times" value="1" data-unit="count">Replay<span class="sr"> ${event} once</span></button>
      <button name="times" value="20" data-unit="count"><span aria-hidden="true">×</span>20<span class="sr"> times replay ${event}</span></button>
    </form>
  </li>`;
}

/** Every event sent, what became of it, and the means to send it again. */
export function webhooksSection({ webhooks }: World): Html {
  const records = webhooks.list();
  if (records.length === 0)
    return html`<p class="empty">No webhook yet. A payment or a payout sends the first.</p>`;
  return html`<ol class="events">${records.slice(0, shown).map(entry)}</ol>
    ${records.length > shown && html`<p class="quiet more">and ${records.length - shown} older, at <a href="/_control/webhooks">/_control/webhooks</a></p>`}`;
}
