import type { Logger } from "@drivopay/runtime/logger";
import type { MovableClock } from "./clock.ts";
import type { Database } from "./database.ts";
import type { Registry } from "./registry.ts";

export type EngineSettings = {
  /** How long a dead server's work stays untouched. A live one renews its leases three times in that span. */
  leaseMs: number;
  /** Function calls in flight at once. */
  maxInFlight: number;
  /** First wait between tries; doubles with each try. */
  retryBaseMs: number;
  /** Longest a single call may take before it counts as unanswered. */
  callTimeoutMs: number;
  /** Calls that never reached the app before the try counts as failed; at 5 s apart 240 are 20 minutes. */
  maxUndelivered: number;
  /** `signkey-<env>-<hex>`; undefined in dev mode. */
  signingKey: string | undefined;
};

/** What every part of the server works with. */
export interface Engine {
  readonly database: Database;
  readonly clock: MovableClock;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly settings: EngineSettings;
  /** Tells the scheduler that the queue may have something due; to be called after a commit. */
  wake(): void;
}
