import { setTimeout as sleep } from "node:timers/promises";
import { startRelay } from "@drivopay/api/outbox/relay";
import type { Services } from "@drivopay/api/services";
import { proveLedger } from "@drivopay/api/wallet/index";
import { createServices } from "@drivopay/composition";
import { hireStaff } from "@drivopay/composition/people";
import { expect } from "vitest";
import { createServer, type ServerOptions } from "../server.ts";
import { silent } from "./silent.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

/** The whole platform without its web apps; api-worker runs in this process, and its clock can be moved. */
export interface TestStack extends World {
  readonly services: Services;
  readonly serverOptions: ServerOptions;
  /** Lets time pass for api-worker. */
  advance(ms: number): void;
}

export async function startStack(options: WorldOptions = {}): Promise<TestStack> {
  const world = await createWorld(options);
  const composed = await createServices("api-worker", world.env);
  let offsetMs = 0;
  const services: Services = {
    ...composed.services,
    logger: silent,
    clock: { now: () => new Date(Date.now() + offsetMs) },
  };
  const serverOptions: ServerOptions = {
    allowedOrigins: [world.env.DRIVER_WEB_URL ?? "", world.env.ADMIN_WEB_URL ?? ""],
    trustedProxies: 0,
    draining: () => false,
    documentFolder: composed.documentFolder,
  };
  const app = await createServer(services, serverOptions);
  const relay = startRelay(services);
  await app.listen({ port: world.port, host: "127.0.0.1" });
  await hireStaff(services);
  await workflowsKnown(world);
  return {
    ...world,
    services,
    serverOptions,
    advance: (ms) => {
      offsetMs += ms;
    },
    close: async () => {
      services.live.close();
      await app.close();
      await relay.stop();
      await composed.close();
      await world.close();
    },
  };
}

/** Waits until the executor has heard of the product's workflows. */
export async function workflowsKnown({ publicUrl }: World): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await fetch(`${publicUrl}/api/inngest`, { method: "PUT" }).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error("The workflows could not be registered");
}

/** Proves the books once the workflows have come to rest. */
export async function expectBooksToProve({ db }: Pick<Services, "db">): Promise<void> {
  const proof = await proveLedger(db);
  expect(proof.breaks).toEqual([]);
  expect(proof.transactions).toBeGreaterThan(0);
}
