import { connect, createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

export interface WaitOptions {
  readonly timeoutMs?: number;
  /** Aborted when there is nothing left to wait for, e.g. because the process died. */
  readonly signal?: AbortSignal;
}

const pollMs = 50;

/**
 * Asks again until `attempt` succeeds.
 * @throws Error naming `what` and the last reason when the time is up, or the signal's reason when it is aborted
 */
export async function waitUntil(
  what: string,
  attempt: () => Promise<void>,
  options: WaitOptions = {},
): Promise<void> {
  const { timeoutMs = 60_000, signal } = options;
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= deadline) {
        throw new Error(`${what} did not answer within ${timeoutMs / 1000} s`, { cause: error });
      }
    }
    await sleep(pollMs);
  }
}

/** Waits until `url` answers with a status below 500; redirects count, they are not followed. */
export function waitForHttp(url: string, options?: WaitOptions): Promise<void> {
  return waitUntil(
    url,
    async () => {
      const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
      await response.body?.cancel();
      if (response.status >= 500) throw new Error(`status ${response.status}`);
    },
    options,
  );
}

/** Waits until Postgres takes a query. */
export function waitForPostgres(url: string, options?: WaitOptions): Promise<void> {
  return waitUntil(
    "Postgres",
    async () => {
      const sql = postgres(url, { max: 1, connect_timeout: 5 });
      try {
        await sql`select 1`;
      } finally {
        await sql.end({ timeout: 1 });
      }
    },
    options,
  );
}

/** Waits until Redis answers a PING on 127.0.0.1. */
export function waitForRedis(port: number, options?: WaitOptions): Promise<void> {
  return waitUntil(
    "Redis",
    () =>
      new Promise((resolve, reject) => {
        const socket = connect({ host: "127.0.0.1", port, timeout: 2_000 });
        socket.once("connect", () => socket.write("PING\r\n"));
        socket.once("data", (data) => {
          socket.destroy();
          if (data.toString().startsWith("+PONG")) resolve();
          else reject(new Error(`unexpected answer ${data.toString().trim()}`));
        });
        socket.once("timeout", () => socket.destroy(new Error("no answer")));
        socket.once("error", reject);
      }),
    options,
  );
}

/** Whether nothing listens on the port of 127.0.0.1. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Ports of 127.0.0.1 that were free a moment ago, each another. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held until the last is found, or the system might give one twice.
  const servers = await Promise.all(Array.from({ length: count }, listenAnywhere));
  const ports = servers.map(({ port }) => port);
  await Promise.all(servers.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listenAnywhere(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = server.address();
      if (address && typeof address === "object") resolve({ server, port: address.port });
      else reject(new Error("the system gave no port"));
    });
  });
}
