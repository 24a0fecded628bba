/** The parts of the world the console page shows. */
export type Topic = "inbox" | "payer" | "payouts" | "faults" | "webhooks" | "trips" | "world";

type Listener = (topic: Topic) => void;

/** Tells open console pages which part of the world changed. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  announce(topic: Topic): void {
    for (const listener of this.#listeners) listener(topic);
  }

  /** Answers the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
