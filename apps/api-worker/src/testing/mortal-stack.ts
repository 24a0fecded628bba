import type { Services } from "@drivopay/api/services";
import { createServices } from "@drivopay/composition";
import { ChildWorker } from "./child-worker.ts";
import { type Cut, SeverableProxy } from "./severable-proxy.ts";
import { workflowsKnown } from "./stack.ts";
import { createWorld, freePort, type World } from "./world.ts";

/** The platform with api-worker as a process that can die, between two wires that say when. */
export interface MortalStack extends World {
  readonly worker: ChildWorker;
  /** For proofs and fixtures; no part of what is tested. */
  readonly services: Services;
  /** What callers, providers and workflows send to api-worker. */
  readonly inward: SeverableProxy;
  /** What api-worker sends to providers. */
  readonly outward: SeverableProxy;
  /**
   * Kills api-worker at the moment of the cut; another, started before and knowing nothing of it, takes over. The time
   * that a start takes would else be most of a test's.
   */
  killAt(wire: SeverableProxy, cut: Omit<Cut, "act">): Promise<Death>;
}

export interface Death {
  readonly happened: boolean;
}

export async function startMortalStack(): Promise<MortalStack> {
  const [inward, outward] = [new SeverableProxy(), new SeverableProxy()];
  await Promise.all([inward.listen(), outward.listen()]);
  const world = await createWorld({
    ...{ publicUrl: inward.url, payoutDelayMs: null, env: { LOG_LEVEL: "info" } },
    providersUrl: (sandboxUrl) => {
      outward.leadTo(Number(new URL(sandboxUrl).port));
      return outward.url;
    },
  });
  inward.leadTo(world.port);
  let worker = new ChildWorker(world.env);
  await worker.start();
  await workflowsKnown(world);
  const composed = await createServices("test", { ...world.env, LOG_LEVEL: "silent" });
  const startNext = async () => {
    const [port, metricsPort] = await Promise.all([freePort(), freePort()]);
    const next = new ChildWorker({ ...world.env, PORT: String(port), METRICS_PORT: String(metricsPort) });
    await next.start();
    return { next, port };
  };
  return {
    ...world,
    ...{ inward, outward, services: composed.services },
    get worker() {
      return worker;
    },
    killAt: async (wire, cut) => {
      const death = { happened: false };
      const { next, port } = await startNext();
      const act = async () => {
        await worker.kill();
        inward.leadTo(port);
        worker = next;
        death.happened = true;
      };
      wire.plan({ ...cut, act });
      return death;
    },
    close: async () => {
      await worker.end("SIGTERM");
      await composed.close();
      await world.close();
      await Promise.all([inward.close(), outward.close()]);
    },
  };
}
