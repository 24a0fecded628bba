import type { Changes } from "./changes.ts";

export type Channel = "sms" | "email" | "push";

export type InboxMessage = {
  id: string;
  channel: Channel;
  to: string;
  subject?: string;
  body: string;
  /** What the provider knows beyond the text, as strings. */
  data?: Record<string, string>;
  /** ISO 8601, UTC. */
  at: string;
};

const kept = 1_000;

/** The one-time code in the newest of these texts that carries one; other messages may have come after it. */
export function newestCode(newestFirst: readonly string[]): string | undefined {
  return newestFirst.map((body) => /\b\d{6}\b/.exec(body)?.[0]).find((code) => code !== undefined);
}

/** What people would have received: the newest thousand messages of every channel. */
export class Inbox {
  readonly #changes: Changes;
  #messages: InboxMessage[] = [];

  constructor(changes: Changes) {
    this.#changes = changes;
  }

  deliver(message: InboxMessage): void {
    this.#messages = [message, ...this.#messages].slice(0, kept);
    this.#changes.announce("inbox");
  }

  /** Newest first. */
  list(filter: { channel?: Channel | undefined; to?: string | undefined } = {}): InboxMessage[] {
    return this.#messages.filter(
      (message) =>
        (filter.channel === undefined || message.channel === filter.channel) &&
        (filter.to === undefined || message.to === filter.to),
    );
  }

  clear(): void {
    this.#messages = [];
  }
}
