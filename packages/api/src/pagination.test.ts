import { TransactionFilter } from "@drivopay/contracts/transactions";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import { cursorAt, pageOf, resume } from "./pagination.ts";

const place = (position: string) => /^\d+$/.test(position);
const goOn = (asked: z.infer<typeof TransactionFilter>) => resume(TransactionFilter, asked, place);
const refused = expect.objectContaining({ code: "VALIDATION_FAILED" });

test("a cursor goes on with the filters it was made for, left out or repeated, at whatever length of page", () => {
  const asked = { limit: 2, type: "CREDIT", minAmount: 100, text: "किराया" } as const;
  const { nextCursor } = pageOf([9, 8, 7], asked, 3, String).pagination;
  const cursor = nextCursor ?? "";
  for (const more of [{}, { type: "CREDIT" } as const, { text: "किराया", minAmount: 100 }]) {
    expect(goOn({ limit: 5, cursor, ...more })).toEqual({ ...asked, limit: 5, cursor: "8" });
  }
});

test("a cursor beside other filters is refused, also beside more of them", () => {
  const cursor = cursorAt("8", { limit: 2, type: "CREDIT" });
  for (const other of [{ type: "DEBIT" } as const, { source: "QR" } as const, { minAmount: 0 }]) {
    expect(() => goOn({ limit: 2, cursor, ...other })).toThrow(refused);
  }
});

test("what is none of our cursors is refused, whatever it is", () => {
  const forged = [
    cursorAt("8; drop table", { limit: 2 }),
    cursorAt("8", { type: "EVERYTHING" }),
    cursorAt("8", { walletId: "another" }),
    Buffer.from('["8"]').toString("base64url"),
    Buffer.from('["8",{"page":7}').toString("base64url"),
  ];
  for (const cursor of forged) expect(() => goOn({ limit: 2, cursor })).toThrow(refused);
  fc.assert(
    fc.property(fc.string(), (cursor) => {
      expect(() => goOn({ limit: 2, cursor })).toThrow(refused);
    }),
  );
});
