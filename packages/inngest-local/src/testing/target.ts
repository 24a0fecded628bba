import { createLogger } from "@drivopay/runtime/logger";
import { startInngestServer } from "../index.ts";
import { eventually, pause, runsApi, type SeenRun } from "./api.ts";
import { createEmptyDatabase } from "./database.ts";

/**
 * The server under test: this package's, or with INNGEST_BASE_URL any Inngest server in dev mode. Tests that need
 * what only ours can do (a movable clock, retries without delay) run only against ours: `test.runIf(isOwnServer)`.
 */
export const isOwnServer = process.env.INNGEST_BASE_URL === undefined;

export type Target = {
  baseUrl: string;
  runs: ReturnType<typeof runsApi>;
  /** Lets time pass once the run waits for it: at once where the clock can be moved, else by waiting. */
  letPass(runId: string, durationMs: number): Promise<void>;
  /** Moves the clock without waiting for anything; ours only. */
  advance(durationMs: number): void;
  runOf(eventId: string | undefined): Promise<SeenRun>;
  endOf(eventId: string | undefined): Promise<SeenRun>;
  close(): Promise<void>;
};

export const quietLogger = createLogger("inngest-local-test", process.env.TEST_LOG_LEVEL ?? "silent");

export async function startTarget(): Promise<Target> {
  const external = process.env.INNGEST_BASE_URL;
  if (external !== undefined) {
    return {
      baseUrl: external,
      ...readersOf(external),
      letPass: (_runId, durationMs) => pause(durationMs),
      advance: () => {
        throw new Error("The clock of another server does not move");
      },
      close: async () => {},
    };
  }
  const database = await createEmptyDatabase();
  const server = await startInngestServer({
    databaseUrl: database.url,
    port: 0,
    logger: quietLogger,
    retryBaseMs: 20,
  });
  const readers = readersOf(server.url);
  return {
    baseUrl: server.url,
    ...readers,
    async letPass(runId, durationMs) {
      await eventually("a step that waits", async () =>
        (await readers.runs.byId(runId))?.steps?.some((step) => step.status === "Pending"),
      );
      server.clock.advance(durationMs);
    },
    advance: (durationMs) => server.clock.advance(durationMs),
    async close() {
      await server.close();
      await database.drop();
    },
  };
}

function readersOf(baseUrl: string) {
  const runs = runsApi(baseUrl);
  const runOf = (eventId: string | undefined) =>
    eventually(`a run of event ${eventId}`, async () => (await runs.ofEvent(eventId ?? ""))[0]);
  return {
    runs,
    runOf,
    endOf: (eventId: string | undefined) =>
      eventually(`the end of the run of event ${eventId}`, async () => {
        const [run] = await runs.ofEvent(eventId ?? "");
        return run && run.status !== "Running" ? run : undefined;
      }),
  };
}
