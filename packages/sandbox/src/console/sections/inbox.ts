import type { InboxMessage } from "../../core/inbox.ts";
import type { World } from "../../core/world.ts";
import { ago } from "../format.ts";
import { type Html, html } from "../html.ts";

const conversationsShown = 12;
const messagesShown = 6;

/** A one-time code: six digits that stand alone. */
const codeIn = (text: string): string | undefined => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];

function bubble(message: InboxMessage): Html {
  const code = codeIn(message.body);
  return html`<li class="bubble" data-key="${message.id}">
    ${message.subject && html`<p><strong>${message.subject}</strong></p>`}
    <p>${message.body}</p>
    <p class="bubble-foot"><span class="quiet">${message.data?.from} · ${ago(new Date(message.at))}</span>
    ${code && html`<button data-copy="${code}"><span class="sr">Copy the code </span>${code}<span aria-hidden="true"> ⧉</span></button>`}</p>
  </li>`;
}

const longestName = 28;
/** Push tokens are long, and their beginning tells them apart. */
const shortened = (to: string): string => (to.length > longestName ? `${to.slice(0, longestName)}…` : to);
const marks = { sms: "", email: "✉ ", push: "🔔 " } as const;

function conversation(messages: readonly InboxMessage[]): Html {
  const [first] = messages;
  if (!first) return html``;
  const older = messages.length - messagesShown;
  const name = shortened(first.to);
  return html`<section class="conversation" aria-label="Messages to ${name}">
    <h3>${marks[first.channel]}${name}</h3>
    <ul class="bubbles">${messages.slice(0, messagesShown).map(bubble)}</ul>
    ${older > 0 && html`<p class="quiet more">${older} older</p>`}
  </section>`;
}

/** What people would have received by text, letter and push: a conversation an address, the latest first. */
export function inboxSection({ inbox }: World): Html {
  const conversations = new Map<string, InboxMessage[]>();
  for (const message of inbox.list()) {
    const address = `${message.channel} ${message.to}`;
    conversations.set(address, [...(conversations.get(address) ?? []), message]);
  }
  if (conversations.size === 0) {
    return html`<p class="empty">No message yet.<br>Sign in with a phone number, and its code arrives here.</p>`;
  }
  return html`${[...conversations.values()].slice(0, conversationsShown).map(conversation)}`;
}
