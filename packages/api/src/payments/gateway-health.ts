import type { Circuit } from "@drivopay/contracts/gateways";
import type { Gateway } from "@drivopay/contracts/payments";
import type { Redis } from "@drivopay/runtime/redis";
import type { Services } from "../services.ts";
import { gatewayNamed } from "./gateways.ts";

/** What all processes know of a gateway that fails, as keys in Redis that end by themselves. */
const keysOf = (gateway: Gateway) => ({
  /** While it is there nobody calls the gateway for anything new. */
  open: `gateway-circuit:${gateway}:open`,
  /** While it is there, and the circuit is not open, one process at a time tries whether the gateway works again. */
  ailing: `gateway-circuit:${gateway}:ailing`,
  probe: `gateway-circuit:${gateway}:probe`,
  /** Who reached it last, a moment ago. */
  worked: `gateway-circuit:${gateway}:worked`,
});

const openForMs = 10_000;
/** A probe that tells nothing in this time has died; another process may try. */
const probeForMs = 5_000;
const ailingForMs = 10 * 60_000;
/** As long as another process reached the gateway this lately, a failure here is this process's own. */
const workedForMs = 5_000;

/**
 * How all processes find a gateway: CLOSED calls pass · OPEN none does · HALF_OPEN one may try. Without Redis it is
 * CLOSED, and each process goes by its own circuit.
 */
export async function readCircuit(services: Services, gateway: Gateway): Promise<Circuit> {
  const { open, ailing } = keysOf(gateway);
  const found = await overRedis(services, (redis) => redis.mget(open, ailing));
  if (found === null) return "CLOSED";
  if (found[0] !== null) return "OPEN";
  return found[1] === null ? "CLOSED" : "HALF_OPEN";
}

/**
 * Whether something new may go to a gateway: its circuit is closed, or it is half open and this process has the one
 * probe. What this process's own circuit refuses stays refused, and is told to the others.
 */
export async function mayTry(services: Services, gateway: Gateway): Promise<boolean> {
  const circuit = await readCircuit(services, gateway);
  if (!gatewayNamed(services, gateway).isHealthy()) {
    if (circuit === "CLOSED") await reportFailure(services, gateway);
    return false;
  }
  if (circuit !== "HALF_OPEN") return circuit === "CLOSED";
  const { probe } = keysOf(gateway);
  const taken = await overRedis(services, (redis) =>
    redis.set(probe, services.instanceId, "PX", probeForMs, "NX"),
  );
  return taken === "OK";
}

/** Tells all processes that the gateway answered: the circuit is closed for everybody. */
export async function reportSuccess(services: Services, gateway: Gateway): Promise<void> {
  const { open, ailing, probe, worked } = keysOf(gateway);
  await overRedis(services, async (redis) => {
    await redis.multi().set(worked, services.instanceId, "PX", workedForMs).del(open, ailing, probe).exec();
    return true;
  });
}

/**
 * Tells all processes that the gateway did not answer. The circuit opens when this process's own has opened, unless
 * another one has reached the gateway meanwhile: one bad network drains nothing for all. A probe that failed opens it
 * again.
 */
export async function reportFailure(services: Services, gateway: Gateway): Promise<void> {
  const { open, ailing, probe, worked } = keysOf(gateway);
  const isOwnOpen = !gatewayNamed(services, gateway).isHealthy();
  await overRedis(services, async (redis) => {
    const [isAiling = null, workedFor = null] = await redis.mget(ailing, worked);
    const othersReachIt = workedFor !== null && workedFor !== services.instanceId;
    if (isAiling === null && (!isOwnOpen || othersReachIt)) return false;
    await redis
      .multi()
      .set(open, services.instanceId, "PX", openForMs)
      .set(ailing, services.instanceId, "PX", ailingForMs)
      .del(probe)
      .exec();
    services.logger.warn({ gateway }, "A gateway's circuit is open for all processes");
    return true;
  });
}

/** Null when Redis does not answer: health is a hint, and payments go on without it. */
async function overRedis<Answer>(
  { redis, logger }: Services,
  ask: (redis: Redis) => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await ask(redis);
  } catch (err) {
    logger.warn({ err }, "The gateways' health could not be shared");
    return null;
  }
}
