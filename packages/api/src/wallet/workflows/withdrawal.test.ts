import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { paise } from "@drivopay/contracts/money";
import type { WithdrawalStatus } from "@drivopay/contracts/wallet";
import { tables } from "@drivopay/db";
import { type InngestServer, startInngestServer } from "@drivopay/inngest-local";
import { createLogger } from "@drivopay/runtime/logger";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { startRelay } from "../../outbox/relay.ts";
import type { Services } from "../../services.ts";
import { createTestServices, type TestServices } from "../../test-services.ts";
import { proveLedger } from "../ledger/verify.ts";
import { readWallet } from "../read-wallet.ts";
import { requestWithdrawal } from "../request-withdrawal.ts";
import { reviewWithdrawal } from "../review-withdrawal.ts";
import { settlePayout } from "../settle-payout.ts";
import { makeBankAccount, makeDriver, staffCall } from "../testing/fixtures.ts";
import { withdrawalById } from "../withdrawal-repo.ts";
import { withdrawalWorkflow } from "./withdrawal.ts";
import { overdueWithdrawals, takeUp } from "./withdrawal-janitor.ts";

/** When the app dies: at which call of the executor, and whether it had done the step's work by then. */
interface Crash {
  readonly atCall: number;
  readonly when: "before the step" | "after the step" | "between gateway and database";
}

const silent = { info() {}, warn() {}, error() {}, debug() {} };
const startBalance = 100_000;
const Payouts = z.array(z.looseObject({ id: z.string(), referenceId: z.string() }));

let webhooks: Server;
let webhooksArrive = true;
let world: TestServices;
let inngest: InngestServer;
let relay: ReturnType<typeof startRelay>;
let services: Services;
let app: WithdrawalApp;

beforeAll(async () => {
  webhooks = await listen((request, response) => void hearWebhook(request, response));
  const payoutWebhookUrl = `http://127.0.0.1:${portOf(webhooks)}/`;
  world = await createTestServices({ poolSize: 10, payoutDelayMs: 150, payoutWebhookUrl });
  inngest = await startInngestServer({
    ...{ databaseUrl: world.database.ownerUrl, port: 0, retryBaseMs: 20, leaseMs: 2_000 },
    logger: createLogger("inngest-local-test", "silent"),
  });
  const client = { id: "withdrawals", baseUrl: inngest.url, isDev: true, eventKey: "test", logger: silent };
  services = { ...world.services, inngest: new Inngest(client) };
  relay = startRelay(services);
  app = new WithdrawalApp();
  await app.start();
  expect((await fetch(app.url, { method: "PUT" })).status).toBe(200);
});
beforeEach(async () => {
  webhooksArrive = true;
  await world.faults();
});
afterAll(async () => {
  await relay.stop();
  await app.stop();
  await inngest.close();
  webhooks.close();
  await world.close();
});

/** The process that serves the workflow: it can die at a call of the executor, and is started anew at once. */
class WithdrawalApp {
  crash: Crash | null = null;
  crashed = false;
  #calls = 0;
  #server: Server | null = null;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/api/inngest`;
  }

  async start(): Promise<void> {
    const handle = serve({ client: services.inngest, functions: [withdrawalWorkflow(this.#mortal())] });
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

  /** The services, of which the gateway's answer to a payout may be the last thing this process ever hears. */
  #mortal(): Services {
    const { payoutGateway } = services;
    return {
      ...services,
      payoutGateway: {
        ...payoutGateway,
        sendPayout: async (request) => {
          const payout = await payoutGateway.sendPayout(request);
          if (this.crash?.when !== "between gateway and database" || this.crashed) return payout;
          await this.#die();
          return await new Promise<never>(() => undefined);
        },
      },
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

/** What payments does with a payout's webhook, without its signature. */
async function hearWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await request.toArray());
  if (webhooksArrive) {
    const event = world.services.paymentGateways.razorpay?.parseWebhook(body);
    if (event?.type === "payout") await settlePayout(services, event.payout);
  }
  response.end();
}

async function withdraw(accountNumber: string, amount = 40_000, balance = startBalance) {
  const driver = await makeDriver(world, { balance });
  const bankAccountId = await makeBankAccount(services, driver.userId, { accountNumber, registered: true });
  const { withdrawalId } = await requestWithdrawal(driver.call(), { amount: paise(amount), bankAccountId });
  return { driver, withdrawalId };
}

const statusOf = async (id: string): Promise<WithdrawalStatus> =>
  (await withdrawalById(services.db, id)).status;

async function runOf(withdrawalId: string) {
  const [requested] = (await services.db.orm.select().from(tables.outbox)).filter(
    ({ name, data }) => name === "wallet/withdrawal.requested" && data.withdrawalId === withdrawalId,
  );
  const response = await fetch(`${inngest.url}/v1/events/${requested?.id}/runs`);
  const { data } = z
    .object({ data: z.array(z.looseObject({ status: z.string(), output: z.unknown() })) })
    .parse(await response.json());
  return data;
}

const ended = async (id: string) => (await runOf(id)).map(({ status }) => status);

async function payoutsOf(withdrawalId: string) {
  const response = await fetch(`${world.sandbox.url}/_control/payouts`);
  return Payouts.parse(await response.json()).filter(({ referenceId }) => referenceId === withdrawalId);
}

async function endsAs(made: Awaited<ReturnType<typeof withdraw>>, status: WithdrawalStatus) {
  await expect.poll(() => ended(made.withdrawalId), { timeout: 30_000 }).toEqual(["Completed"]);
  await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe(status);
  expect(await payoutsOf(made.withdrawalId)).toHaveLength(1);
  const left = status === "PROCESSED" ? startBalance - 40_354 : startBalance;
  expect(await readWallet(services.db, made.driver.walletId)).toMatchObject({
    ...{ balance: left, pendingBalance: 0, holds: [] },
  });
  expect((await proveLedger(services.db)).breaks).toEqual([]);
}

const good = "50100012345678";
const failing = "50100012900011";
const comingBack = "50100012900013";

describe("the withdrawal workflow", () => {
  test("sends the money, and ends when the bank has said so", async () => {
    app.plan(null);
    await endsAs(await withdraw(good), "PROCESSED");
  });

  test("gives the money back when the bank refuses it", async () => {
    app.plan(null);
    await endsAs(await withdraw(failing), "RETURNED");
  });

  test("gives it back as well when the bank returns it after it had arrived", async () => {
    app.plan(null);
    const made = await withdraw(comingBack);
    await endsAs(made, "REVERSED");
    const kinds = (await services.db.orm.select().from(tables.transactions))
      .filter(({ referenceId }) => referenceId === made.withdrawalId)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(["WITHDRAWAL_HELD", "WITHDRAWAL_PROCESSED", "WITHDRAWAL_REVERSED"]);
  });

  test("asks the gateway when no webhook comes", async () => {
    app.plan(null);
    webhooksArrive = false;
    const made = await withdraw(good);
    await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("SENT");
    // The payout is done at the bank by now; only nobody told us.
    await new Promise((resolve) => setTimeout(resolve, 500));
    inngest.clock.advance(61_000);
    await endsAs(made, "PROCESSED");
  });

  test("waits for staff where risk rules say so, and goes on when they release it", async () => {
    app.plan(null);
    const made = await withdraw(good, 6_000_000, 9_000_000);
    await expect.poll(() => ended(made.withdrawalId), { timeout: 10_000 }).toEqual(["Running"]);
    const { withdrawalId } = made;
    const decision = { withdrawalId, decision: "RELEASE" as const, reason: "Known driver" };
    await reviewWithdrawal(staffCall(world.call), decision);
    // The decision may come before the run waits for it; then the run looks again by itself.
    await new Promise((resolve) => setTimeout(resolve, 500));
    if ((await statusOf(withdrawalId)) === "HELD") inngest.clock.advance(86_400_000);
    await expect.poll(() => statusOf(withdrawalId), { timeout: 20_000 }).toBe("PROCESSED");
  });
});

describe("killed and started again", () => {
  const moments = [1, 2, 3, 4, 5].flatMap((atCall) =>
    (["before the step", "after the step"] as const).map((when): Crash => ({ atCall, when })),
  );

  test.each(moments)("at call $atCall, $when: one payout, and the books prove", async (crash) => {
    app.plan(crash);
    const made = await withdraw(good);
    await endsAs(made, "PROCESSED");
    expect(app.crashed).toBe(true);
  });

  test.each([
    [good, "PROCESSED"],
    [failing, "RETURNED"],
  ] as const)("after the gateway took the payout and before we wrote it down (%s)", async (number, end) => {
    app.plan({ atCall: 0, when: "between gateway and database" });
    const made = await withdraw(number);
    await endsAs(made, end);
    expect(app.crashed).toBe(true);
  });
});

describe("a gateway that misbehaves", () => {
  test("answers 500: the money stays held, and the payout is made when the gateway is back", async () => {
    app.plan(null);
    const fault = { provider: "razorpay", match: "POST /v1/payouts", rate: 1 };
    await world.faults({ ...fault, kind: "error", status: 500 });
    const made = await withdraw(good);
    await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("SENDING");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await readWallet(services.db, made.driver.walletId)).pendingBalance).toBe(40_354);
    await world.faults();
    await endsAs(made, "PROCESSED");
  });

  test("does the work and never answers: the bank's news ends it, and the repeat pays nothing", async () => {
    app.plan(null);
    await world.faults({ provider: "razorpay", match: "POST /v1/payouts", rate: 1, kind: "timeout" });
    const made = await withdraw(good);
    await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("PROCESSED");
    await world.faults();
    await endsAs(made, "PROCESSED");
  });

  test("sends its webhooks twice and out of order", async () => {
    app.plan(null);
    await world.faults(
      { provider: "razorpay", match: "payout.*", kind: "duplicate-webhook", rate: 1 },
      { provider: "razorpay", match: "payout.*", kind: "reorder-webhooks", rate: 1 },
    );
    await endsAs(await withdraw(good), "PROCESSED");
    await endsAs(await withdraw(failing), "RETURNED");
  });
});

test("the janitor takes up what was dropped after five minutes, and calls a person after the last look", async () => {
  app.plan(null);
  await relay.stop();
  const made = await withdraw(good);
  const stuck = await withdraw("50100012900015");
  const age = (minutes: number) =>
    services.db.orm.update(tables.withdrawals).set({ updatedAt: new Date(Date.now() - minutes * 60_000) });
  const look = async () => {
    const due = await overdueWithdrawals(services);
    for (const { id, look: times } of due) await takeUp(services, id, times);
    return due.map(({ id }) => id);
  };
  const ours = async () =>
    (await look()).filter((id) => [made, stuck].some((one) => one.withdrawalId === id));
  expect(await ours()).toEqual([]);
  await age(6);
  expect(await ours()).toHaveLength(2);
  await expect.poll(() => statusOf(made.withdrawalId), { timeout: 10_000 }).toBe("PROCESSED");
  expect(await statusOf(stuck.withdrawalId)).toBe("SENT");
  for (const minutes of [6, 61, 1_441, 10_000]) {
    await age(minutes);
    await ours();
  }
  const [called] = (await services.db.orm.select().from(tables.cases)).filter(
    ({ referenceId }) => referenceId === stuck.withdrawalId,
  );
  expect(called).toMatchObject({ kind: "wallet.withdrawal-stuck" });
  expect((await readWallet(services.db, stuck.driver.walletId)).pendingBalance).toBe(40_354);
  expect((await proveLedger(services.db)).breaks).toEqual([]);
});
