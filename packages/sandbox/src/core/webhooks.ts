import type { SandboxLogger } from "../options.ts";
import type { Changes } from "./changes.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import { Gate } from "./gate.ts";
import type { Scheduler } from "./scheduler.ts";

export type WebhookMessage = {
  provider: string;
  event: string;
  /** The same on every redelivery. */
  eventId: string;
  url: string;
  /** Signature included: it was made over these very bytes. */
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  /** Waits before further attempts; empty for a provider that tries once. */
  retryDelaysMs: readonly number[];
};

export type WebhookAttempt = {
  at: string;
  durationMs: number;
  /** What the receiver answered; null when it did not. */
  status: number | null;
  /** The first part of the answer, or why there was none. */
  answer: string;
};

export type WebhookState = "sending" | "held" | "retrying" | "delivered" | "failed" | "dropped";

export type WebhookRecord = {
  eventId: string;
  provider: string;
  event: string;
  url: string;
  body: string;
  createdAt: string;
  state: WebhookState;
  attempts: WebhookAttempt[];
};

/** `epoch` tells events of an earlier world, which a reset has taken back. */
type Entry = { message: WebhookMessage; record: WebhookRecord; epoch: number };

const kept = 1_000;
const sentAtOnce = 64;
const holdAtMostMs = 2_000;
const answerLengthKept = 300;

/** Sends signed events to the product, tries again when it must, and remembers every attempt. */
export class Webhooks {
  readonly #clock: Clock;
  readonly #faults: Faults;
  readonly #scheduler: Scheduler;
  readonly #changes: Changes;
  readonly #logger: SandboxLogger;
  #entries = new Map<string, Entry>();
  #held: Entry[] = [];
  #epoch = 0;
  /** A burst of thousands would else open a connection each. */
  readonly #gate = new Gate(sentAtOnce);

  constructor(parts: {
    clock: Clock;
    faults: Faults;
    scheduler: Scheduler;
    changes: Changes;
    logger: SandboxLogger;
  }) {
    this.#clock = parts.clock;
    this.#faults = parts.faults;
    this.#scheduler = parts.scheduler;
    this.#changes = parts.changes;
    this.#logger = parts.logger;
  }

  /** Takes the event and returns at once; delivery, retries and the faults in force follow. */
  send(message: WebhookMessage): void {
    const entry = this.#remember(message);
    if (this.#faults.onWebhook("drop-webhook", message)) {
      this.#setState(entry, "dropped");
      return;
    }
    // With one waiting already, this one goes first: holding every event would keep their order.
    const reorder = this.#held.length === 0 ? this.#faults.onWebhook("reorder-webhooks", message) : undefined;
    if (reorder) {
      this.#hold(entry, reorder.latencyMs ?? holdAtMostMs);
      return;
    }
    const overtaken = this.#held;
    this.#held = [];
    const delayMs = this.#faults.onWebhook("latency", message)?.latencyMs ?? 0;
    this.#scheduler.after(delayMs, () => {
      this.#dispatch(entry, () => {
        for (const late of overtaken) this.#dispatch(late);
      });
    });
  }

  /** Sends a past event again, whatever became of it. False when it is not known (any more). */
  replay(eventId: string, times: number): boolean {
    const entry = this.#entries.get(eventId);
    if (!entry) return false;
    for (let count = 0; count < times; count += 1) this.#deliver(entry, []);
    return true;
  }

  /** Newest first. */
  list(): WebhookRecord[] {
    return [...this.#entries.values()].map(({ record }) => record).reverse();
  }

  clear(): void {
    this.#entries = new Map();
    this.#held = [];
    this.#epoch += 1;
  }

  #remember(message: WebhookMessage): Entry {
    const { eventId, provider, event, url, body } = message;
    const record: WebhookRecord = {
      ...{ eventId, provider, event, url, body },
      createdAt: this.#clock.now().toISOString(),
      state: "sending",
      attempts: [],
    };
    const entry = { message, record, epoch: this.#epoch };
    this.#entries.set(eventId, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > kept && !oldest.done) this.#entries.delete(oldest.value);
    this.#changes.announce("webhooks");
    return entry;
  }

  /** A held event leaves after the next one was delivered, or by itself when none comes. */
  #hold(entry: Entry, atMostMs: number): void {
    this.#setState(entry, "held");
    this.#held.push(entry);
    this.#scheduler.after(atMostMs, () => {
      if (!this.#held.includes(entry)) return;
      this.#held = this.#held.filter((other) => other !== entry);
      this.#dispatch(entry);
    });
  }

  #dispatch(entry: Entry, afterwards: () => void = () => {}): void {
    const copies = this.#faults.onWebhook("duplicate-webhook", entry.message) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.#deliver(entry, entry.message.retryDelaysMs, copy === 0 ? afterwards : undefined);
    }
  }

  #deliver(entry: Entry, retryDelaysMs: readonly number[], afterwards: () => void = () => {}): void {
    void this.#attempt(entry).then((accepted) => {
      if (!this.#isCurrent(entry)) return;
      const [waitMs, ...later] = retryDelaysMs;
      if (accepted) this.#setState(entry, "delivered");
      else if (waitMs === undefined) this.#setState(entry, "failed");
      else {
        this.#setState(entry, "retrying");
        this.#scheduler.after(waitMs, () => this.#deliver(entry, later));
      }
      afterwards();
    });
  }

  async #attempt(entry: Entry): Promise<boolean> {
    return this.#gate.run(() => (this.#isCurrent(entry) ? this.#post(entry) : Promise.resolve(false)));
  }

  async #post({ message, record }: Entry): Promise<boolean> {
    const startedAt = Date.now();
    const attempt = await post(message);
    record.attempts.push({
      at: new Date(startedAt).toISOString(),
      durationMs: Date.now() - startedAt,
      ...attempt,
    });
    const accepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const fields = { provider: message.provider, event: message.event, eventId: message.eventId, ...attempt };
    if (accepted) this.#logger.info(fields, "webhook delivered");
    else this.#logger.warn(fields, "webhook not accepted");
    return accepted;
  }

  /** Once delivered it stays delivered: a replay that fails later does not take that back. */
  #setState({ record }: Entry, state: WebhookState): void {
    if (record.state !== "delivered") record.state = state;
    this.#changes.announce("webhooks");
  }

  #isCurrent(entry: Entry): boolean {
    return entry.epoch === this.#epoch;
  }
}

async function post(message: WebhookMessage): Promise<{ status: number | null; answer: string }> {
  try {
    const response = await fetch(message.url, {
      method: "POST",
      headers: message.headers,
      body: message.body,
      redirect: "manual",
      signal: AbortSignal.timeout(message.timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, answer: text.slice(0, answerLengthKept) };
  } catch (error) {
    return { status: null, answer: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  return error.cause instanceof Error ? error.cause.message : error.message;
}
