import { expect, test } from "vitest";
import { StaffRole } from "./auth.ts";
import { deskRights, mayDecide } from "./desk-rights.ts";

const whoMay = (right: keyof typeof deskRights): StaffRole[] =>
  StaffRole.options.filter((role) => mayDecide(role, right));

test("money above a limit is released by finance alone, support decides nothing, and the administrator all", () => {
  expect(whoMay("withdrawals.releaseHold")).toEqual(["FINANCE", "ADMIN"]);
  expect(whoMay("gateways.setRule")).toEqual(["ADMIN"]);
  expect(Object.values(deskRights).flat()).not.toContain("SUPPORT");
});
