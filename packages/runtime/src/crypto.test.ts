import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { blindIndex, constantTimeEqual, keyRing, SealError, seal, unseal } from "./crypto.ts";

const key = () => randomBytes(32).toString("base64");

test("a value sealed by an old key opens after the ring was rotated", () => {
  const old = key();
  const sealed = seal(keyRing({ a: old }), "50100012345678");
  expect(unseal(keyRing({ b: key(), a: old }), sealed)).toBe("50100012345678");
});

test("an altered value is refused, wherever it was altered", () => {
  const ring = keyRing({ a: key() });
  const parts = seal(ring, "secret").split(".");
  for (const index of [2, 3, 4]) {
    const altered = parts.map((part, at) =>
      at === index ? `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}` : part,
    );
    expect(() => unseal(ring, altered.join("."))).toThrow(SealError);
  }
});

test("a value whose key is gone is refused", () => {
  expect(() => unseal(keyRing({ b: key() }), seal(keyRing({ a: key() }), "x"))).toThrow(SealError);
});

test("the blind index is the same for the same value, and another under another key", () => {
  const [one, two] = [randomBytes(32), randomBytes(32)];
  expect(blindIndex(one, "v")).toBe(blindIndex(one, "v"));
  expect(blindIndex(one, "v")).not.toBe(blindIndex(two, "v"));
});

test("comparison in constant time tells equal from unequal of any length", () => {
  expect(constantTimeEqual("abc", "abc")).toBe(true);
  expect(constantTimeEqual("abc", "abcd")).toBe(false);
});
