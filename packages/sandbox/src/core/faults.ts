import { z } from "zod";
import type { Changes } from "./changes.ts";
import type { Random } from "./random.ts";

export const Fault = z.strictObject({
  /** The folder name of a provider, or `*` for all. */
  provider: z.string().min(1),
  /**
   * `POST /v1/payouts`, `/v1/payments/*`, `/v1/earnings?*cursor=*`, or an event name such as `payout.*`. Left out:
   * everything of its kind.
   */
  match: z.string().min(1).optional(),
  kind: z.enum(["latency", "error", "timeout", "drop-webhook", "duplicate-webhook", "reorder-webhooks"]),
  /** The share of matching calls that are hit, 0 to 1. */
  rate: z.number().min(0).max(1).default(1),
  /** For latency: how much; for a timeout: when the late answer is sent (never, when left out). */
  latencyMs: z.int().min(0).max(600_000).optional(),
  /** For errors: the HTTP status, 500 when left out. */
  status: z.int().min(400).max(599).optional(),
  /** For errors: what `Retry-After` says; no such header, when left out. */
  retryAfterSeconds: z.int().min(0).max(3_600).optional(),
});

export type Fault = z.infer<typeof Fault>;
export type FaultKind = Fault["kind"];

export const FaultList = z.array(Fault).max(100);

type Call = { provider: string; method: string; path: string; query: string };
type Notice = { provider: string; event: string };

function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`, "i");
}

const isAboutCalls = (match: string): boolean => match.includes("/");

/** The path may be written with or without the provider's prefix, the method and the query may be left out. */
function callMatches(match: string, call: Call): boolean {
  const pattern = glob(match);
  const address = match.includes("?") ? `${call.path}?${call.query}` : call.path;
  const bare = address.slice(call.provider.length + 1);
  return [address, bare].some((path) => pattern.test(path) || pattern.test(`${call.method} ${path}`));
}

/** The faults in force, and the dice that decide whom they hit. */
export class Faults {
  readonly #random: Random;
  readonly #changes: Changes;
  #faults: readonly Fault[] = [];

  constructor(random: Random, changes: Changes) {
    this.#random = random;
    this.#changes = changes;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  replace(faults: readonly Fault[]): void {
    this.#faults = faults;
    this.#changes.announce("faults");
  }

  clear(): void {
    this.replace([]);
  }

  /** The fault of this kind that hits the call, if one does. */
  onCall(kind: FaultKind, call: Call): Fault | undefined {
    return this.#hit(kind, call.provider, ({ match }) => match === undefined || callMatches(match, call));
  }

  /** The fault of this kind that hits the webhook. A latency must name the event, else it is about calls. */
  onWebhook(kind: FaultKind, notice: Notice): Fault | undefined {
    return this.#hit(kind, notice.provider, ({ match }) => {
      if (match === undefined) return kind !== "latency";
      return !isAboutCalls(match) && glob(match).test(notice.event);
    });
  }

  #hit(kind: FaultKind, provider: string, applies: (fault: Fault) => boolean): Fault | undefined {
    return this.#faults.find(
      (fault) =>
        fault.kind === kind &&
        (fault.provider === "*" || fault.provider === provider) &&
        applies(fault) &&
        this.#random.fraction("faults") < fault.rate,
    );
  }
}
