import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";

export type App = {
  url: string;
  port: number;
  /** Makes the SDK register its functions with the server, as `PUT` on any app does. */
  register(): Promise<{ status: number; modified: boolean; message: string }>;
  close(): Promise<void>;
};

let apps = 0;

/** A client in dev mode with an app id of its own, so that tests share a server without meeting. */
export function createClient(baseUrl: string): Inngest {
  apps += 1;
  return new Inngest({
    id: `app-${process.pid}-${Date.now()}-${apps}`,
    baseUrl,
    isDev: true,
    eventKey: "test",
    logger: silent,
  });
}

/** Serves functions with the real SDK on a free port, or on the port given. */
export async function serveApp(client: Inngest, functions: InngestFunction.Any[], port = 0): Promise<App> {
  return await listen(serve({ client, functions }), port);
}

/** Serves and registers at once. */
export async function startApp(client: Inngest, functions: InngestFunction.Any[]): Promise<App> {
  const app = await serveApp(client, functions);
  const { status, message } = await app.register();
  if (status !== 200) throw new Error(`Registration failed: ${message}`);
  return app;
}

export async function listen(handler: RequestListener, port = 0): Promise<App> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) =>
    server.once("error", reject).listen(port, "127.0.0.1", resolve),
  );
  const url = `http://127.0.0.1:${portOf(server)}/api/inngest`;
  return {
    url,
    port: portOf(server),
    async register() {
      const response = await fetch(url, { method: "PUT" });
      const body = (await response.json()) as { modified: boolean; message: string };
      return { status: response.status, ...body };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** For clients whose refusals are the point of the test. */
export const silent = { info() {}, warn() {}, error() {}, debug() {} };
