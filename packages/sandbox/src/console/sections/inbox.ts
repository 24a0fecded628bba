import type { InboxMessage } from "../../core/inbox.ts";
import type { World } from "../../core/world.ts";
import { ago } from "../format.ts";
import { type Html, html } from "../html.ts";

const phonesShown = 12;
const messagesShown = 6;

/** A one-time code: six digits that stand alone. */
const codeIn = (text: string): string | undefined => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];

function bubble(message: InboxMessage): Html {
  const code = codeIn(message.body);
  return html`<li class="bubble" data-key="${message.id}">
    <p>${message.body}</p>
    <p class="bubble-foot"><span class="quiet">${message.data?.from} · ${ago(new Date(message.at))}</span>
    ${code && html`<button data-copy="${code}"><span class="sr">Copy the code </span>${code}<span aria-hidden="true"> ⧉</span></button>`}</p>
  </li>`;
}

function phone([to, messages]: [string, InboxMessage[]]): Html {
  const older = messages.length - messagesShown;
  return html`<section class="conversation" aria-label="Messages to ${to}">
    <h3>${to}</h3>
    <ul class="bubbles">${messages.slice(0, messagesShown).map(bubble)}</ul>
    ${older > 0 && html`<p class="quiet more">${older} older</p>`}
  </section>`;
}

/** The SMS inbox, a conversation a phone number, the latest first. */
export function inboxSection({ inbox }: World): Html {
  const phones = new Map<string, InboxMessage[]>();
  for (const message of inbox.list({ channel: "sms" })) {
    phones.set(message.to, [...(phones.get(message.to) ?? []), message]);
  }
  if (phones.size === 0) {
    return html`<p class="empty">No message yet.<br>Sign in with a phone number, and its code arrives here.</p>`;
  }
  return html`${[...phones].slice(0, phonesShown).map(phone)}`;
}
