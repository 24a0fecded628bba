const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** FNV-1a: spreads a stream's name over 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: small, quick, and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Numbers and ids that a seed decides. Each purpose draws from a stream of its own, so that a timer that fires
 * a little sooner cannot change the ids of something else.
 */
export class Random {
  readonly #streams = new Map<string, () => number>();
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  get seed(): number {
    return this.#seed;
  }

  reset(seed: number): void {
    this.#seed = seed;
    this.#streams.clear();
  }

  /** At least 0, less than 1. */
  fraction(stream: string): number {
    let next = this.#streams.get(stream);
    if (!next) {
      next = generator(hash(`${this.#seed}:${stream}`));
      this.#streams.set(stream, next);
    }
    return next();
  }

  pick<Item>(stream: string, items: readonly [Item, ...Item[]]): Item {
    return items[Math.floor(this.fraction(stream) * items.length)] ?? items[0];
  }

  /** `length` characters of the alphabet; the stream is the purpose. */
  text(stream: string, length: number, alphabet = base62): string {
    let text = "";
    for (let index = 0; index < length; index += 1) {
      text += alphabet.charAt(Math.floor(this.fraction(stream) * alphabet.length));
    }
    return text;
  }

  digits(stream: string, length: number): string {
    return this.text(stream, length, "0123456789");
  }

  hex(stream: string, length: number): string {
    return this.text(stream, length, "0123456789abcdef");
  }
}
