import type { SandboxLogger } from "../options.ts";
import { Changes } from "./changes.ts";
import { Clock } from "./clock.ts";
import { Faults } from "./faults.ts";
import { Inbox } from "./inbox.ts";
import { Random } from "./random.ts";
import { Scheduler } from "./scheduler.ts";
import { Webhooks } from "./webhooks.ts";

/** What every provider stands on. */
export type World = {
  random: Random;
  clock: Clock;
  scheduler: Scheduler;
  changes: Changes;
  inbox: Inbox;
  faults: Faults;
  webhooks: Webhooks;
  logger: SandboxLogger;
};

export function createWorld(seed: number, logger: SandboxLogger): World {
  const random = new Random(seed);
  const clock = new Clock();
  const scheduler = new Scheduler(clock);
  const changes = new Changes();
  const faults = new Faults(random, changes);
  return {
    ...{ random, clock, scheduler, changes, faults, logger },
    inbox: new Inbox(changes),
    webhooks: new Webhooks({ clock, faults, scheduler, changes, logger }),
  };
}

/** Lets time pass: whatever comes due by it happens now, in its order. */
export function moveTime({ clock, scheduler, changes }: World, ms: number): void {
  clock.move(ms);
  scheduler.lookAgain();
  changes.announce("world");
}

/** Empties everything but the providers' own state. */
export function resetWorld(world: World, seed: number): void {
  world.scheduler.clear();
  world.clock.reset();
  world.random.reset(seed);
  world.inbox.clear();
  world.webhooks.clear();
  world.faults.clear();
}
