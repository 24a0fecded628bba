import { createServer } from "node:http";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { createTestDatabase, type TestDatabase } from "@drivopay/db/test-database";
import { type InngestServer, startInngestServer } from "@drivopay/inngest-local";
import { createLogger } from "@drivopay/runtime/logger";
import { eq } from "drizzle-orm";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startRelay } from "../../outbox/relay.ts";
import type { Services } from "../../services.ts";
import type { TestDriver } from "../../users/test-services.ts";
import { forgetConnections } from "../forget-connections.ts";
import type { EarningsPlatform } from "../ports.ts";
import { requestSync } from "../request-sync.ts";
import { createPlatformsBench, type PlatformsBench } from "../test-services.ts";
import { revokeCredentialsWorkflow } from "./revoke-credentials.ts";
import { rotateCredentialsWorkflow } from "./rotate-credentials.ts";
import { syncEarningsWorkflow, syncHourlyWorkflow } from "./sync-earnings.ts";

const soon = { timeout: 20_000, interval: 50 };
const hourMs = 3_600_000;
/** How a read ends before its answer counts: as it should, or as if the process had died there. */
const fate = { dieBefore: 0, dieAfter: 0, dieRevoking: 0, revokes: 0, down: false, reads: 0 };

let t: PlatformsBench;
let inngest: InngestServer;
let inngestDatabase: TestDatabase;
let relay: ReturnType<typeof startRelay>;
let app: { close(): Promise<void> };

beforeAll(async () => {
  t = await createPlatformsBench();
  inngestDatabase = await createTestDatabase();
  inngest = await startInngestServer({
    ...{ databaseUrl: inngestDatabase.ownerUrl, port: 0, retryBaseMs: 20 },
    logger: createLogger("inngest", "silent"),
  });
  const client = new Inngest({
    ...{ id: "platforms-test", baseUrl: inngest.url, isDev: true, eventKey: "test" },
    logger: t.services.logger,
  });
  const services: Services = { ...t.services, inngest: client, earningsPlatforms: { RAPIDO: mortal() } };
  const workflows = [
    syncEarningsWorkflow,
    syncHourlyWorkflow,
    rotateCredentialsWorkflow,
    revokeCredentialsWorkflow,
  ];
  app = await serveWorkflows(
    client,
    workflows.map((workflow) => workflow(withDeaths(services))),
  );
  relay = startRelay(services);
});
afterAll(async () => {
  await relay.stop();
  await app.close();
  await inngest.close();
  await inngestDatabase.drop();
  await t.close();
});

/** The real platform, at which a process can die before it has asked, and which can be down. */
function mortal(): EarningsPlatform {
  const real = t.services.earningsPlatforms.RAPIDO;
  if (!real) throw new Error("There is no Rapido");
  return {
    ...real,
    earnings: async (request) => {
      fate.reads += 1;
      if (fate.down) throw new AppError("PROVIDER_UNAVAILABLE");
      if (fate.dieBefore > 0) {
        fate.dieBefore -= 1;
        throw new Error("killed before the page was read");
      }
      return real.earnings(request);
    },
    revoke: async (tokens) => {
      fate.revokes += 1;
      await real.revoke(tokens);
      if (fate.dieRevoking === 0) return;
      fate.dieRevoking -= 1;
      throw new Error("killed behind the platform's answer");
    },
  };
}

/** Dies right behind a commit: what was written stands, and the step never heard of it. */
function withDeaths(services: Services): Services {
  const transact: Services["db"]["transact"] = async (work, options) => {
    const answer = await services.db.transact(work, options);
    if (fate.dieAfter > 0) {
      fate.dieAfter -= 1;
      throw new Error("killed behind the commit");
    }
    return answer;
  };
  return { ...services, db: Object.assign(Object.create(services.db), { transact }) };
}

async function serveWorkflows(client: Inngest, functions: Parameters<typeof serve>[0]["functions"]) {
  const server = createServer(serve({ client, functions }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The app has no port");
  const registered = await fetch(`http://127.0.0.1:${address.port}/api/inngest`, { method: "PUT" });
  if (!registered.ok) throw new Error(`Not registered: ${await registered.text()}`);
  return {
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const balanceOf = (driver: TestDriver) => async () => (await t.balance(driver)).balance;

async function restOf(driver: TestDriver) {
  return expect.poll(async () => (await t.connectionOf(driver)).syncRequestedAt, soon).toBeNull();
}

test("connecting reads the trips at once, and the hour reads what came since", async () => {
  const driver = await t.driver();
  const first = await t.trips("RAPIDO", "rapido-hour", { count: 3, cashShare: 0 });
  await t.connect(driver.ctx, "RAPIDO", "rapido-hour");
  await expect.poll(balanceOf(driver), soon).toBe(first.due);
  await restOf(driver);
  const later = await t.trips("RAPIDO", "rapido-hour", { count: 2, cashShare: 0 });
  inngest.clock.advance(hourMs);
  await expect.poll(balanceOf(driver), soon).toBe(first.due + later.due);
  await t.expectBooksProve();
});

test("a sync killed before any page and behind any commit credits each trip once", async () => {
  const driver = await t.driver();
  const { due } = await t.trips("RAPIDO", "rapido-kill", { count: 230, amount: 20_000, cashShare: 0.1 });
  fate.dieBefore = 2;
  fate.dieAfter = 3;
  await t.connect(driver.ctx, "RAPIDO", "rapido-kill");
  await expect.poll(balanceOf(driver), soon).toBe(due);
  await restOf(driver);
  expect([fate.dieBefore, fate.dieAfter]).toEqual([0, 0]);
  await t.expectBooksProve();
});

test("a platform that stays down leaves a case and a mark, and the next sync goes on", async () => {
  const driver = await t.driver();
  fate.down = true;
  await t.connect(driver.ctx, "RAPIDO", "rapido-outage");
  const { due } = await t.trips("RAPIDO", "rapido-outage", { count: 2, cashShare: 0 });
  const failed = async () => {
    inngest.clock.advance(30_000);
    return (await t.connectionOf(driver)).lastSyncFailed;
  };
  await expect.poll(failed, soon).toBe(true);
  const cases = await t.services.db.orm
    .select()
    .from(tables.cases)
    .where(eq(tables.cases.kind, "platforms.sync-stuck"));
  expect(cases.map(({ referenceId }) => referenceId)).toContain((await t.connectionOf(driver)).id);
  fate.down = false;
  await requestSync(driver.ctx, {});
  await expect.poll(balanceOf(driver), soon).toBe(due);
  await restOf(driver);
  expect((await t.connectionOf(driver)).lastSyncFailed).toBe(false);
});

const casesOf = (kind: string) =>
  t.services.db.orm.select().from(tables.cases).where(eq(tables.cases.kind, kind));
const forget = ({ userId }: TestDriver) => t.services.db.transact((tx) => forgetConnections(tx, userId));
const soonAndLater = async <Seen>(look: () => Promise<Seen>): Promise<Seen> => {
  inngest.clock.advance(30_000);
  return look();
};

test("what is forgotten is ended at the platform, though it is down at first and the process is killed", async () => {
  const driver = await t.driver();
  await t.connect(driver.ctx, "RAPIDO", "rapido-leaves");
  await restOf(driver);
  fate.dieRevoking = 1;
  await t.faults({ provider: "rapido", match: "POST /oauth/revoke", kind: "error", status: 503 });
  await forget(driver);
  const accounts = z.array(z.object({ driverRef: z.string(), connected: z.boolean() }));
  const isOpen = async () =>
    accounts
      .parse(await t.control("GET", "/trips/drivers"))
      .some(({ driverRef, connected }) => driverRef === "rapido-leaves" && connected);
  await expect.poll(() => fate.revokes, soon).toBeGreaterThan(0);
  expect(await isOpen()).toBe(true);
  await t.faults();
  await expect.poll(() => soonAndLater(isOpen), soon).toBe(false);
  await expect.poll(() => soonAndLater(async () => fate.dieRevoking), soon).toBe(0);
  expect(await casesOf("platforms.key-not-revoked")).toEqual([]);
});

test("a key that the platform does not take back is a case", async () => {
  const driver = await t.driver();
  await t.connect(driver.ctx, "RAPIDO", "rapido-keeps");
  await restOf(driver);
  await t.faults({ provider: "rapido", match: "POST /oauth/revoke", kind: "error", status: 400 });
  await forget(driver);
  const told = () => soonAndLater(async () => (await casesOf("platforms.key-not-revoked")).length);
  await expect.poll(told, soon).toBe(1);
  await t.faults();
});

test("an hour whose fan-out does not get through is a case", async () => {
  fate.dieAfter = Number.POSITIVE_INFINITY;
  inngest.clock.advance(hourMs);
  const told = () => soonAndLater(async () => (await casesOf("platforms.hourly-sync-stuck")).length);
  await expect.poll(told, soon).toBeGreaterThan(0);
  fate.dieAfter = 0;
});
