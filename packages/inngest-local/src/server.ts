import { createLogger, type Logger } from "@drivopay/runtime/logger";
import { createMovableClock, type MovableClock } from "./clock.ts";
import { startCrons } from "./cron.ts";
import { connect, migrate } from "./database.ts";
import type { Engine, EngineSettings } from "./engine.ts";
import { openRegistry } from "./registry.ts";
import { startRetention } from "./retention.ts";
import { buildRoutes } from "./routes.ts";
import { startScheduler } from "./scheduler.ts";
import { startSync } from "./sync.ts";

export type InngestServerOptions = {
  /** A Postgres database; the tables live in its schema `inngest`, which is created and upgraded here. */
  databaseUrl: string;
  /** 0 takes a free one. */
  port: number;
  host?: string;
  /** Apps to sync, such as `http://127.0.0.1:4000/api/inngest`; polled until they answer and watched afterwards. */
  appUrls?: string[];
  syncIntervalMs?: number;
  /** With a key, calls are signed and `/fn/register`, `/v0` and `/v1` ask for it. Without one: dev mode. */
  signingKey?: string;
  /** With a key, only events sent with it are accepted. */
  eventKey?: string;
  clock?: MovableClock;
  /** Adds `POST /v1/test/clock` with `{ advanceMs }`. */
  testClock?: boolean;
  logger?: Logger;
  retentionMs?: number;
  /** On close, how long calls under way may take before they are left to be called again. */
  closeGraceMs?: number;
} & Partial<
  Pick<EngineSettings, "leaseMs" | "maxInFlight" | "retryBaseMs" | "callTimeoutMs" | "maxUndelivered">
>;

export interface InngestServer {
  url: string;
  port: number;
  /** `clock.advance(15 * 60_000)` ends a sleep of 15 minutes now. */
  clock: MovableClock;
  close(): Promise<void>;
}

/**
 * Starts an Inngest server in this process. Several may share a database: each piece of work is leased to one.
 * @throws when the database cannot be reached or the port is taken
 */
export async function startInngestServer(options: InngestServerOptions): Promise<InngestServer> {
  const logger = options.logger ?? createLogger("inngest-local");
  const clock = options.clock ?? createMovableClock();
  const database = connect(options.databaseUrl);
  try {
    await migrate(database);
    const registry = await openRegistry(database, clock, logger);
    const engine: Engine = {
      database,
      clock,
      registry,
      logger,
      settings: settingsOf(options),
      wake: () => scheduler.wake(),
    };
    const scheduler = startScheduler(engine);
    const routes = buildRoutes(engine, scheduler, {
      eventKey: options.eventKey,
      testClock: options.testClock ?? false,
    });
    const url = await routes.listen({ port: options.port, host: options.host ?? "127.0.0.1" });
    const loops = [
      startCrons(engine),
      startRetention(engine, options.retentionMs ?? 7 * 24 * 60 * 60 * 1000),
      ...(options.appUrls ?? []).map((appUrl) => startSync(engine, appUrl, options.syncIntervalMs ?? 5_000)),
    ];
    return {
      url,
      port: Number(new URL(url).port),
      clock,
      async close() {
        await Promise.all(loops.map((loop) => loop.close()));
        await scheduler.close(options.closeGraceMs ?? 5_000);
        await routes.close();
        await registry.close();
        await database.end({ timeout: 5 });
      },
    };
  } catch (error) {
    await database.end({ timeout: 1 });
    throw error;
  }
}

function settingsOf(options: InngestServerOptions): EngineSettings {
  return {
    leaseMs: options.leaseMs ?? 10_000,
    maxInFlight: options.maxInFlight ?? 64,
    retryBaseMs: options.retryBaseMs ?? 2_000,
    callTimeoutMs: options.callTimeoutMs ?? 240_000,
    maxUndelivered: options.maxUndelivered ?? 240,
    signingKey: options.signingKey,
  };
}
