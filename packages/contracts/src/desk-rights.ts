import type { StaffRole } from "./auth.ts";

/**
 * What staff may decide at the desk, and who besides ADMIN, who may do all of it. The API refuses by this table, and
 * the desk shows its buttons by it.
 */
export const deskRights = {
  "users.setStatus": ["OPS"],
  "kyc.decide": ["OPS"],
  "withdrawals.review": ["OPS", "FINANCE"],
  "withdrawals.releaseHold": ["FINANCE"],
  "platforms.decideStatement": ["OPS", "FINANCE"],
  "gateways.setRule": [],
  "ledger.verify": ["FINANCE", "AUDITOR"],
  "cases.resolve": ["OPS", "FINANCE"],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>;

export type DeskRight = keyof typeof deskRights;

/** Whether somebody of this role may decide that. */
export function mayDecide(role: StaffRole, right: DeskRight): boolean {
  const roles: readonly StaffRole[] = deskRights[right];
  return role === "ADMIN" || roles.includes(role);
}
