import { AppError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import { newId } from "@drivopay/runtime/ids";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Services } from "../services.ts";
import { staffCall } from "../wallet/testing/fixtures.ts";
import { mayTry, readCircuit, reportFailure } from "./gateway-health.ts";
import { gatewayStates } from "./gateway-rules.ts";
import { setGatewayRule } from "./set-gateway-rule.ts";
import { createPaymentsBench, type PaymentsBench } from "./test-services.ts";
import { gatewaysFor, tryGateways } from "./try-gateways.ts";

let t: PaymentsBench;
beforeAll(async () => {
  t = await createPaymentsBench();
});
beforeEach(() => t.flushRedis());
afterAll(() => t.close());

/** Another process: the same database and Redis, its own circuit breaker, as closed or open as we say. */
function process(own: { closed: boolean }): Services {
  const real = t.services.paymentGateways.razorpay;
  if (!real) throw new Error("There is no gateway");
  return {
    ...t.services,
    instanceId: newId(),
    paymentGateways: { ...t.services.paymentGateways, razorpay: { ...real, isHealthy: () => own.closed } },
  };
}

const firstChoice = async (services: Services) =>
  (await gatewaysFor(services, { id: newId(), amount: null }))[0];
const circuit = (services: Services) => readCircuit(services, "razorpay");
const fails = (services: Services) =>
  tryGateways(services, ["razorpay"], () => Promise.reject(new AppError("PROVIDER_UNAVAILABLE"))).catch(
    () => undefined,
  );
const works = (services: Services) => tryGateways(services, ["razorpay"], () => Promise.resolve("made"));
/** The moment of ten seconds that a circuit stays open is over. */
const openTimePasses = () => t.services.redis.del("gateway-circuit:razorpay:open");

test("a circuit that opened in one process is open in the other, and the desk sees it in both", async () => {
  const [one, other] = [process({ closed: false }), process({ closed: true })];
  expect(await mayTry(other, "razorpay")).toBe(true);
  await fails(one);
  expect(await circuit(other)).toBe("OPEN");
  expect(await mayTry(other, "razorpay")).toBe(false);
  for (const services of [one, other]) {
    const razorpay = (await gatewayStates(services)).find(({ gateway }) => gateway === "razorpay");
    expect(razorpay).toMatchObject({ circuit: "OPEN", healthy: false });
  }
});

test("half open, exactly one of many processes tries; its success closes the circuit for all", async () => {
  const processes = Array.from({ length: 8 }, () => process({ closed: true }));
  await fails(process({ closed: false }));
  await openTimePasses();
  const tries = await Promise.all(processes.map((services) => mayTry(services, "razorpay")));
  const [prober] = processes.filter((_, place) => tries[place]);
  expect(tries.filter(Boolean)).toHaveLength(1);
  if (!prober) throw new Error("Nobody tries");
  await works(prober);
  for (const services of processes) {
    expect(await circuit(services)).toBe("CLOSED");
    expect(await mayTry(services, "razorpay")).toBe(true);
  }
});

test("a probe that fails opens it again for all, though the prober's own circuit is closed", async () => {
  const [one, other] = [process({ closed: true }), process({ closed: true })];
  await fails(process({ closed: false }));
  await openTimePasses();
  expect(await mayTry(one, "razorpay")).toBe(true);
  expect(await mayTry(other, "razorpay")).toBe(false);
  await fails(one);
  expect(await circuit(other)).toBe("OPEN");
});

test("a process whose own network is bad drains the gateway for nobody else", async () => {
  const [bad, good] = [process({ closed: false }), process({ closed: true })];
  await works(good);
  await fails(bad);
  expect(await circuit(good)).toBe("CLOSED");
  expect(await mayTry(good, "razorpay")).toBe(true);
  expect(await mayTry(bad, "razorpay")).toBe(false);
});

test("single failures open nothing", async () => {
  const one = process({ closed: true });
  await fails(one);
  await reportFailure(one, "razorpay");
  expect(await circuit(one)).toBe("CLOSED");
});

test("drained by the desk of one process, the gateway gets nothing new from the other", async () => {
  const [one, other] = [process({ closed: true }), process({ closed: true })];
  expect(await firstChoice(other)).toBe("razorpay");
  const desk = { ...staffCall(t.call), services: one };
  await setGatewayRule(desk, {
    ...{ gateway: "razorpay", weight: 100, drained: true, leastAmount: null, mostAmount: null },
    reason: "Planned outage",
  });
  const chosen = await gatewaysFor(other, { id: newId(), amount: paise(10_000) });
  expect(chosen).not.toContain("razorpay");
});

test("without Redis each process goes by its own circuit", async () => {
  const redis = t.services.redis.duplicate({ enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  redis.disconnect();
  const alone = (closed: boolean): Services => ({ ...process({ closed }), redis });
  expect(await mayTry(alone(true), "razorpay")).toBe(true);
  expect(await mayTry(alone(false), "razorpay")).toBe(false);
});
