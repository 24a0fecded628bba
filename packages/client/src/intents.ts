/** One wish of a person: every try of it carries the same key, so it happens once. */
export interface Intent {
  readonly context: { readonly idempotencyKey: string };
}

/** Call it when the person presses the button, and pass it with every try of that press. */
export function newIntent(): Intent {
  return { context: { idempotencyKey: newKey() } };
}

/** A UUID of version 4 by the one source of chance that React Native can be given. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Where wishes are kept whose end is not known: on a phone in any storage that outlives the app. */
export interface IntentStore {
  load(): Promise<string | null>;
  save(wishes: string): Promise<void>;
}

/** Wishes that end with the process: for scripts and tests. */
export function memoryIntentStore(): IntentStore {
  let kept: string | null = null;
  return {
    load: async () => kept,
    save: async (wishes) => {
      kept = wishes;
    },
  };
}

/** A wish of which it is not known whether it came true. */
export interface OpenWish {
  readonly name: string;
  /** What was asked for, as it was given; never a PIN. */
  readonly asked: unknown;
  readonly madeAt: number;
}

interface KeptWish extends OpenWish {
  readonly key: string;
}

/** The server answers a repeat for seven days; a day less allows for a clock that is wrong. */
const keptMs = 6 * 24 * 60 * 60_000;

/** Keeps the key of every wish until an answer says that it came true, over lost answers and restarts of the app. */
export interface Intents {
  /**
   * Does what a person wished. The same name and wish get the same key until it has worked, so that asking again, in
   * this life of the app or the next, cannot do it twice.
   * @param asked all that is asked for, but the PIN: another amount is another wish
   */
  run<Answer>(name: string, asked: unknown, work: (intent: Intent) => Promise<Answer>): Promise<Answer>;
  /** What was asked for and has not been answered: to be asked again, or looked up, when the app starts. */
  open(): Promise<OpenWish[]>;
  /** Lets go of a wish whose end was found out in another way. */
  forget(name: string, asked: unknown): Promise<void>;
}

/**
 * @param isSettled whether an error says that the wish was refused, so that nothing of it can have happened
 */
export function createIntents(
  store: IntentStore,
  { isSettled, now }: { readonly isSettled: (error: unknown) => boolean; readonly now: () => number },
): Intents {
  let turn: Promise<unknown> = Promise.resolve();
  /** One change after the other, each on what the last one left. */
  const change = <Value>(work: (wishes: readonly KeptWish[]) => readonly [readonly KeptWish[], Value]) => {
    const mine = turn.then(async () => {
      const [kept, value] = work(wishesIn(await store.load()).filter((wish) => now() - wish.madeAt < keptMs));
      await store.save(JSON.stringify(kept));
      return value;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  const without = (wishes: readonly KeptWish[], name: string, asked: string) =>
    wishes.filter((wish) => wish.name !== name || JSON.stringify(wish.asked) !== asked);
  const forget = (name: string, asked: unknown) =>
    change((wishes) => [without(wishes, name, JSON.stringify(asked)), undefined]);

  return {
    forget,
    open: () => change((wishes) => [wishes, wishes.map(({ key: _, ...wish }) => wish)]),
    run: async (name, asked, work) => {
      const wanted = JSON.stringify(asked);
      const key = await change((wishes) => {
        const known = wishes.find((wish) => wish.name === name && JSON.stringify(wish.asked) === wanted);
        const wish = known ?? { name, asked, key: newKey(), madeAt: now() };
        return [[...without(wishes, name, wanted), wish], wish.key];
      });
      try {
        const answer = await work({ context: { idempotencyKey: key } });
        await forget(name, asked);
        return answer;
      } catch (error) {
        if (isSettled(error)) await forget(name, asked);
        throw error;
      }
    },
  };
}

function wishesIn(kept: string | null): KeptWish[] {
  try {
    const read: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(read) ? read.filter(isWish) : [];
  } catch {
    return [];
  }
}

function isWish(value: unknown): value is KeptWish {
  if (typeof value !== "object" || value === null) return false;
  const wish: Partial<Record<keyof KeptWish, unknown>> = value;
  return typeof wish.name === "string" && typeof wish.key === "string" && typeof wish.madeAt === "number";
}
