import { randomInt } from "node:crypto";
import { createWorld } from "./core/world.ts";
import { type SandboxOptions, silentLogger } from "./options.ts";
import { cashfree } from "./providers/cashfree/index.ts";
import { fcm } from "./providers/fcm/index.ts";
import { partner } from "./providers/platforms/partner.ts";
import { uber } from "./providers/platforms/uber.ts";
import { razorpay } from "./providers/razorpay/index.ts";
import { sendgrid } from "./providers/sendgrid/index.ts";
import { twilio } from "./providers/twilio/index.ts";
import { createServer } from "./server.ts";

export { newestCode } from "./core/inbox.ts";
export type {
  PlatformOptions,
  RazorpayOptions,
  SandboxLogger,
  SandboxOptions,
  SendgridOptions,
  TwilioOptions,
} from "./options.ts";

export type Sandbox = {
  /** Without a slash at its end. */
  url: string;
  port: number;
  /** Stops listening, cuts open connections and takes back every timer and waiting webhook. */
  close(): Promise<void>;
};

/** Starts an empty world of emulated providers on one port. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? "127.0.0.1";
  const world = createWorld(options.seed ?? randomInt(2 ** 31), options.logger ?? silentLogger);
  const app = createServer(world, [
    razorpay(world, options),
    ...(options.cashfree ? [cashfree(world, options.cashfree, options)] : []),
    twilio(world, options.twilio),
    ...(options.uber ? [uber(world, options.uber)] : []),
    ...(options.ola ? [partner("ola", world, options.ola)] : []),
    ...(options.rapido ? [partner("rapido", world, options.rapido)] : []),
    ...(options.sendgrid ? [sendgrid(world, options.sendgrid)] : []),
    ...(options.fcm ? [fcm(world, options.fcm)] : []),
  ]);
  const address = new URL(await app.listen({ port: options.port, host }));
  return {
    url: address.origin,
    port: Number(address.port),
    async close() {
      await app.close();
      world.webhooks.clear();
      world.scheduler.clear();
    },
  };
}
