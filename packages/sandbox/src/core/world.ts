import type { SandboxLogger } from "../options.ts";
import { Changes } from "./changes.ts";
import { Faults } from "./faults.ts";
import { Inbox } from "./inbox.ts";
import { Random } from "./random.ts";
import { Scheduler } from "./scheduler.ts";
import { Webhooks } from "./webhooks.ts";

/** What every provider stands on. */
export type World = {
  random: Random;
  scheduler: Scheduler;
  changes: Changes;
  inbox: Inbox;
  faults: Faults;
  webhooks: Webhooks;
  logger: SandboxLogger;
};

export function createWorld(seed: number, logger: SandboxLogger): World {
  const random = new Random(seed);
  const scheduler = new Scheduler();
  const changes = new Changes();
  const faults = new Faults(random, changes);
  return {
    ...{ random, scheduler, changes, faults, logger },
    inbox: new Inbox(changes),
    webhooks: new Webhooks({ faults, scheduler, changes, logger }),
  };
}

/** Empties everything but the providers' own state. */
export function resetWorld(world: World, seed: number): void {
  world.scheduler.clear();
  world.random.reset(seed);
  world.inbox.clear();
  world.webhooks.clear();
  world.faults.clear();
}
