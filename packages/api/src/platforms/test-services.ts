import type { Platform } from "@drivopay/contracts/platforms";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { z } from "zod";
import type { DriverContext } from "../context.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { type TestDriver, testDriver } from "../users/test-services.ts";
import { proveLedger, readWallet, setTier } from "../wallet/index.ts";
import { connectPlatform } from "./connect-platform.ts";
import { type ConnectOutcome, finishConnect } from "./finish-connect.ts";
import { syncPage } from "./sync-page.ts";

const Made = z.object({
  driverRef: z.string(),
  due: z.int(),
  trips: z.array(z.object({ id: z.string(), due: z.int(), net: z.int() })),
});
export type MadeTrips = z.infer<typeof Made>;

export interface PlatformsBench extends TestServices {
  /** A driver of the full tier, unless told otherwise. */
  driver(tier?: "MINIMUM" | "FULL"): Promise<TestDriver>;
  /** Goes through the platform's consent page. */
  connect(ctx: DriverContext, platform: Platform, driverRef: string): Promise<ConnectOutcome>;
  /** Where the platform sends the browser back to, without following it. */
  consent(ctx: DriverContext, platform: Platform, driverRef: string, decision?: string): Promise<URL>;
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  trips(platform: Platform, driverRef: string, more?: Record<string, unknown>): Promise<MadeTrips>;
  /** Reads all pages, as the workflow does. */
  syncAll(connectionId: string): Promise<{ pages: number; credited: number; ended: string }>;
  connectionOf(driver: TestDriver): Promise<typeof tables.platformConnections.$inferSelect>;
  balance(driver: TestDriver): Promise<{ balance: number; pendingBalance: number }>;
  expectBooksProve(): Promise<void>;
}

/** The platforms domain against the sandbox's Uber, Ola and Rapido. */
export async function createPlatformsBench(): Promise<PlatformsBench> {
  const t = await createTestServices();
  const { services } = t;
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const content =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await fetch(`${t.sandbox.url}/_control${path}`, { method, ...content });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  const consent: PlatformsBench["consent"] = async (ctx, platform, driver, decision = "allow") => {
    const { authorizeUrl } = await connectPlatform(ctx, { platform });
    if (!authorizeUrl) throw new Error(`${platform} is connected already`);
    const page = new URL(authorizeUrl);
    const form = new URLSearchParams([...page.searchParams, ["driver", driver], ["decision", decision]]);
    const address = `${page.origin}${page.pathname}`;
    const answer = await fetch(address, { method: "POST", redirect: "manual", body: form });
    return new URL(answer.headers.get("location") ?? "");
  };
  const syncAll: PlatformsBench["syncAll"] = async (connectionId) => {
    let credited = 0;
    for (let pages = 1; ; pages += 1) {
      const progress = await syncPage(services, connectionId);
      credited += progress.credited;
      if (progress.state !== "MORE") return { pages, credited, ended: progress.state };
    }
  };
  return {
    ...t,
    ...{ control, consent, syncAll },
    driver: async (tier = "FULL") => {
      const driver = await testDriver(t);
      await services.db.transact((tx) => setTier(tx, driver.walletId, tier));
      return driver;
    },
    connect: async (ctx, platform, driverRef) => {
      const back = await consent(ctx, platform, driverRef);
      return finishConnect(services, answerOf(platform, back));
    },
    trips: async (platform, driverRef, more = {}) =>
      Made.parse(await control("POST", "/trips", { platform, driverRef, count: 1, ...more })),
    connectionOf: async ({ userId }) => {
      const [row] = await services.db.orm
        .select()
        .from(tables.platformConnections)
        .where(eq(tables.platformConnections.userId, userId));
      if (!row) throw new Error("No connection");
      return row;
    },
    balance: async ({ walletId }) => {
      const { balance, pendingBalance } = await readWallet(services.db, walletId);
      return { balance, pendingBalance };
    },
    expectBooksProve: async () => {
      const proof = await proveLedger(services.db);
      expect(proof.breaks).toEqual([]);
    },
  };
}

/** What our callback makes of the address it was called at. */
export function answerOf(platform: Platform, back: URL) {
  const field = (name: string) => back.searchParams.get(name);
  return {
    ...{ platform, state: field("state"), code: field("code"), error: field("error") },
    ...{ ipAddress: "203.0.113.7", userAgent: "test" },
  };
}
