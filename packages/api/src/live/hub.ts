import { newId } from "@drivopay/runtime/ids";
import type { Logger } from "@drivopay/runtime/logger";
import type { Redis } from "@drivopay/runtime/redis";
import { z } from "zod";

const channel = "live";
/** What a nudge wakes, and by whom it was sent: that process has woken its own pages already. */
const Topics = z.array(z.string());

/** Without a nudge, how often an open page looks for itself: rarely while nudges come, often while they cannot. */
const pollMs = { nudged: 15_000, alone: 2_000 };

/**
 * Wakes open pages. A nudge carries no news, only "look again": the page's state is read from Postgres, so a lost
 * nudge costs time and never truth.
 */
export class LiveHub {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #logger: Logger;
  readonly #sender = `from:${newId()}`;
  readonly #waiting = new Map<string, Set<() => void>>();
  #closed = false;

  constructor(redis: Redis, logger: Logger) {
    this.#publisher = redis;
    this.#logger = logger;
    this.#subscriber = redis.duplicate({
      enableOfflineQueue: true,
      maxRetriesPerRequest: null,
    });
    this.#subscriber.on("error", (err: Error) => logger.warn({ err }, "Live nudges are not arriving"));
    this.#subscriber.on("message", (_channel: string, message: string) => {
      const topics = Topics.parse(JSON.parse(message));
      if (!topics.includes(this.#sender)) this.#wake(topics);
    });
    this.#subscriber
      .subscribe(channel)
      .catch((err: unknown) => logger.warn({ err }, "Live nudges are not arriving"));
  }

  /** Tells every process that pages on these topics should look again. */
  async nudge(topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    this.#wake(topics);
    try {
      await this.#publisher.publish(channel, JSON.stringify([...topics, this.#sender]));
    } catch (err) {
      this.#logger.warn({ err }, "A live nudge was not sent; open pages will look by themselves");
    }
  }

  /** Yields when it is time to look again, first at once, until the signal or the hub's end ends it. */
  async *ticks(topic: string, signal: AbortSignal | undefined): AsyncGenerator<void> {
    while (!signal?.aborted && !this.#closed) {
      const nudged = this.#nextNudge(topic, signal);
      yield;
      await nudged;
    }
  }

  /** Ends every open page's stream, so that a process can drain; the pages come back to another. */
  close(): void {
    this.#closed = true;
    this.#wake([...this.#waiting.keys()]);
    this.#subscriber.disconnect();
  }

  /** Registered before the caller looks, so that a change during the look is not missed. */
  #nextNudge(topic: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(topic) ?? new Set();
      this.#waiting.set(topic, waiting);
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        if (waiting.size === 0) this.#waiting.delete(topic);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, this.#subscriber.status === "ready" ? pollMs.nudged : pollMs.alone);
      timer.unref();
      waiting.add(done);
      signal?.addEventListener("abort", done);
    });
  }

  #wake(topics: readonly string[]): void {
    for (const topic of topics) for (const done of [...(this.#waiting.get(topic) ?? [])]) done();
  }
}
