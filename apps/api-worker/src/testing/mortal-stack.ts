import type { Services } from "@drivopay/api/services";
import { createServices } from "@drivopay/composition";
import { ChildWorker } from "./child-worker.ts";
import { type Cut, SeverableProxy } from "./severable-proxy.ts";
import { workflowsKnown } from "./stack.ts";
import { createWorld, type World } from "./world.ts";

/** The platform with api-worker as a process that can die, between two wires that say when. */
export interface MortalStack extends World {
  readonly worker: ChildWorker;
  /** For proofs and fixtures; no part of what is tested. */
  readonly services: Services;
  /** What callers, providers and workflows send to api-worker. */
  readonly inward: SeverableProxy;
  /** What api-worker sends to providers. */
  readonly outward: SeverableProxy;
  /** Kills api-worker at the moment of the cut, and starts it anew. */
  killAt(wire: SeverableProxy, cut: Omit<Cut, "act">): { restarted(): Promise<void> };
}

export async function startMortalStack(): Promise<MortalStack> {
  const [inward, outward] = [new SeverableProxy(), new SeverableProxy()];
  await Promise.all([inward.listen(), outward.listen()]);
  const world = await createWorld({
    ...{ publicUrl: inward.url, payoutDelayMs: 300, env: { LOG_LEVEL: "info" } },
    providersUrl: (sandboxUrl) => {
      outward.leadTo(Number(new URL(sandboxUrl).port));
      return outward.url;
    },
  });
  inward.leadTo(world.port);
  const worker = new ChildWorker(world.env);
  await worker.start();
  await workflowsKnown(world);
  const composed = await createServices("test", { ...world.env, LOG_LEVEL: "silent" });
  return {
    ...world,
    ...{ worker, inward, outward, services: composed.services },
    killAt: (wire, cut) => {
      let restart: Promise<void> | null = null;
      const die = async () => {
        await worker.kill();
        restart = worker.start();
      };
      wire.plan({ ...cut, act: die });
      return {
        restarted: () => restart ?? Promise.reject(new Error("Nothing was killed")),
      };
    },
    close: async () => {
      await worker.end("SIGTERM");
      await composed.close();
      await world.close();
      await Promise.all([inward.close(), outward.close()]);
    },
  };
}
