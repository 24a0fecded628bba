import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tables } from "@drivopay/db";
import { type InngestServer, startInngestServer } from "@drivopay/inngest-local";
import { createLogger } from "@drivopay/runtime/logger";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { z } from "zod";
import { startRelay } from "../outbox/relay.ts";
import type { Services } from "../services.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { settlePayout } from "./settle-payout.ts";
import { settleValidation } from "./verify-bank-account.ts";

/** When the app dies: at which call of the executor, and whether it had done the step's work by then. */
export interface Crash {
  readonly atCall: number;
  readonly when: "before the step" | "after the step" | "between gateway and database";
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };
const Runs = z.object({ data: z.array(z.looseObject({ status: z.string() })) });

/** The wallet's workflows on the real SDK, executor and relay, with the sandbox's bank behind the real adapter. */
export interface WalletBench {
  readonly world: TestServices;
  readonly services: Services;
  readonly inngest: InngestServer;
  readonly app: MortalApp;
  /** Whether news of the bank come by webhook; without, they have to be asked for. */
  webhooksArrive: boolean;
  stopRelay(): Promise<void>;
  /** The states of the runs that an event of the outbox started. */
  runsOf(eventName: string, data: Readonly<Record<string, string>>): Promise<string[]>;
  close(): Promise<void>;
}

export async function createWalletBench(
  workflows: (services: Services) => InngestFunction.Any[],
): Promise<WalletBench> {
  const bank: { hear: ((body: Buffer) => Promise<void>) | null } = { hear: null };
  const webhooks = await listen((request, response) => {
    void request.toArray().then(async (chunks) => {
      await bank.hear?.(Buffer.concat(chunks));
      response.end();
    });
  });
  const payoutWebhookUrl = `http://127.0.0.1:${portOf(webhooks)}/`;
  const world = await createTestServices({ poolSize: 10, payoutDelayMs: 150, payoutWebhookUrl });
  const inngest = await startInngestServer({
    ...{ databaseUrl: world.database.ownerUrl, port: 0, retryBaseMs: 20, leaseMs: 2_000 },
    logger: createLogger("inngest-local-test", "silent"),
  });
  const client = { id: "wallet-test", baseUrl: inngest.url, isDev: true, eventKey: "test", logger: silent };
  const services: Services = { ...world.services, inngest: new Inngest(client) };
  const relay = startRelay(services);
  const app = new MortalApp(services, workflows);
  await app.start();
  await app.register();
  let relaying = true;
  const stopRelay = async () => {
    if (relaying) await relay.stop();
    relaying = false;
  };
  const bench: WalletBench = {
    ...{ world, services, inngest, app, webhooksArrive: true, stopRelay },
    runsOf: (name, data) => runsOf(bench, name, data),
    close: async () => {
      await stopRelay();
      await app.stop();
      await inngest.close();
      webhooks.close();
      await world.close();
    },
  };
  bank.hear = (body) => (bench.webhooksArrive ? hearWebhook(services, body) : Promise.resolve());
  return bench;
}

/** The process that serves the workflows: it can die at a call of the executor, and is started anew at once. */
export class MortalApp {
  readonly #services: Services;
  readonly #workflows: (services: Services) => InngestFunction.Any[];
  crash: Crash | null = null;
  crashed = false;
  #calls = 0;
  #server: Server | null = null;
  #port = 0;

  constructor(services: Services, workflows: (services: Services) => InngestFunction.Any[]) {
    this.#services = services;
    this.#workflows = workflows;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/api/inngest`;
  }

  async start(): Promise<void> {
    const handle = serve({
      client: this.#services.inngest,
      functions: this.#workflows(this.#mortal()),
    });
    this.#server = await listen((request, response) => {
      const crash = this.#dueCrash(request);
      if (crash?.when === "before the step") return void this.#die();
      if (crash) {
        response.end = () => {
          void this.#die();
          return response;
        };
      }
      handle(request, response);
    }, this.#port);
    this.#port = portOf(this.#server);
  }

  /** Makes the SDK tell the executor of its functions. */
  async register(): Promise<void> {
    const { status } = await fetch(this.url, { method: "PUT" });
    if (status !== 200) throw new Error(`Registration answered ${status}`);
  }

  async stop(): Promise<void> {
    const server = this.#server;
    await new Promise((resolve) => {
      server?.close(resolve);
      server?.closeAllConnections();
    });
  }

  /** Plans a death for the next run. */
  plan(crash: Crash | null): void {
    this.crash = crash;
    this.crashed = false;
    this.#calls = 0;
  }

  #dueCrash(request: IncomingMessage): Crash | null {
    if (request.method !== "POST" || this.crash === null || this.crashed) return null;
    this.#calls += 1;
    return this.crash.when !== "between gateway and database" && this.#calls === this.crash.atCall
      ? this.crash
      : null;
  }

  async #die(): Promise<void> {
    this.crashed = true;
    await this.stop();
    await this.start();
  }

  /** The services, of which the gateway's answer to a payout or a refund may be the last thing this process hears. */
  #mortal(): Services {
    const { payoutGateway, paymentGateways } = this.#services;
    const { razorpay } = paymentGateways;
    return {
      ...this.#services,
      payoutGateway: { ...payoutGateway, sendPayout: this.#lastHeard(payoutGateway.sendPayout) },
      paymentGateways: razorpay
        ? { ...paymentGateways, razorpay: { ...razorpay, refund: this.#lastHeard(razorpay.refund) } }
        : paymentGateways,
    };
  }

  /** A call of a gateway, which does what it is asked to; its answer may come to nobody. */
  #lastHeard<Request, Answer>(call: (request: Request) => Promise<Answer>) {
    return async (request: Request): Promise<Answer> => {
      const answer = await call(request);
      if (this.crash?.when !== "between gateway and database" || this.crashed) return answer;
      await this.#die();
      return await new Promise<never>(() => undefined);
    };
  }
}

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  port = 0,
): Promise<Server> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** What payments does with a webhook of the bank, without its signature. */
async function hearWebhook(services: Services, body: Buffer): Promise<void> {
  const event = services.paymentGateways.razorpay?.parseWebhook(body);
  if (event?.type === "payout") await settlePayout(services, event.payout);
  if (event?.type === "validation") await settleValidation(services, event.validation);
}

async function runsOf(
  { services, inngest }: WalletBench,
  eventName: string,
  wanted: Readonly<Record<string, string>>,
): Promise<string[]> {
  const [event] = (await services.db.orm.select().from(tables.outbox)).filter(
    ({ name, data }) =>
      name === eventName && Object.entries(wanted).every(([field, value]) => data[field] === value),
  );
  const response = await fetch(`${inngest.url}/v1/events/${event?.id}/runs`);
  return Runs.parse(await response.json()).data.map(({ status }) => status);
}
