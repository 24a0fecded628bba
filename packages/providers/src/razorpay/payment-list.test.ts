import { describe, expect, test } from "vitest";
import { placeAfter } from "./payment-list.ts";

const begunAt = (...times: number[]) => times.map((created_at) => ({ created_at }));
const page = (at: (index: number) => number) => begunAt(...Array.from({ length: 100 }, (_, i) => at(i)));

describe("reading on in Razorpay's list of payments", () => {
  test("a page that is not full is the last", () => {
    expect(placeAfter(begunAt(), 1_764_000_000, 0)).toBeNull();
    expect(placeAfter(begunAt(1_763_999_999, 1_763_999_998), 1_764_000_000, 0)).toBeNull();
  });

  test("the next page begins in the second of the last payment, which others may share", () => {
    const items = page((index) => 1_764_000_000 - index);
    expect(placeAfter(items, 1_764_000_000, 0)).toBe("1763999901:0");
  });

  test("a second that fills whole pages is counted through, and left behind at its end", () => {
    const busy = page(() => 1_764_000_000);
    expect(placeAfter(busy, 1_764_000_000, 0)).toBe("1764000000:100");
    expect(placeAfter(busy, 1_764_000_000, 100)).toBe("1764000000:200");
    const itsEnd = page((index) => (index < 99 ? 1_764_000_000 : 1_763_999_990));
    expect(placeAfter(itsEnd, 1_764_000_000, 200)).toBe("1763999990:0");
  });
});
