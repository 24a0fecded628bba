import { paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, rankGateways } from "./rank-gateways.ts";

const bound = fc.option(fc.integer({ min: 100, max: 20_000 }).map(paise), { nil: null });
const candidate = (gateway: Gateway): fc.Arbitrary<Candidate> =>
  fc.record({
    gateway: fc.constant(gateway),
    weight: fc.integer({ min: 0, max: 1000 }),
    drained: fc.boolean(),
    healthy: fc.boolean(),
    leastAmount: bound,
    mostAmount: bound,
    makesPermanentQrs: fc.boolean(),
  });
const candidates = fc.tuple(candidate("razorpay"), candidate("cashfree")).map((both) => [...both]);
const wanted = fc.record({
  amount: fc.option(fc.integer({ min: 100, max: 20_000 }).map(paise), { nil: null }),
  roll: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

const able = (one: Candidate, amount: number | null) =>
  !one.drained &&
  (amount === null
    ? one.makesPermanentQrs
    : amount >= (one.leastAmount ?? 0) && amount <= (one.mostAmount ?? Number.POSITIVE_INFINITY));

describe("the choice of a gateway", () => {
  test("names each gateway that may be tried once, and no other", () => {
    fc.assert(
      fc.property(candidates, wanted, (all, what) => {
        const expected = all.filter((one) => able(one, what.amount)).map(({ gateway }) => gateway);
        expect(rankGateways(all, what).sort()).toEqual(expected.sort());
      }),
    );
  });

  test("never puts an ailing gateway before a healthy one", () => {
    fc.assert(
      fc.property(candidates, wanted, (all, what) => {
        const health = rankGateways(all, what).map(
          (name) => all.find(({ gateway }) => gateway === name)?.healthy ?? false,
        );
        expect(health).toEqual([...health].sort((a, b) => Number(b) - Number(a)));
      }),
    );
  });

  test("does not begin with one that only stands by while another can", () => {
    fc.assert(
      fc.property(candidates, wanted, (all, what) => {
        const healthy = all.filter((one) => one.healthy && able(one, what.amount));
        const [first] = rankGateways(all, what);
        const chosen = healthy.find(({ gateway }) => gateway === first);
        if (healthy.some(({ weight }) => weight > 0)) expect(chosen?.weight).toBeGreaterThan(0);
      }),
    );
  });

  test("is the same for the same roll", () => {
    fc.assert(
      fc.property(candidates, wanted, (all, what) => {
        expect(rankGateways(all, what)).toEqual(rankGateways(all, what));
      }),
    );
  });

  test("follows the weights over many rolls", () => {
    const even = {
      drained: false,
      healthy: true,
      leastAmount: null,
      mostAmount: null,
      makesPermanentQrs: true,
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (weight) => {
        const all: Candidate[] = [
          { ...even, gateway: "razorpay", weight },
          { ...even, gateway: "cashfree", weight: 100 - weight },
        ];
        const firsts = Array.from({ length: 200 }, (_, at) =>
          rankGateways(all, { amount: paise(100), roll: at / 200 }),
        );
        const share = firsts.filter(([first]) => first === "razorpay").length;
        expect(Math.abs(share - 2 * weight)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
