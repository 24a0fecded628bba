import type { StaffRole } from "@drivopay/contracts/auth";

/** The desk's sections, each with the second key after `g`, and the roles it is of use to; ADMIN sees all. */
export const sections = [
  { key: "overview", href: "/", chord: "o", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "kyc", href: "/kyc", chord: "k", roles: ["OPS", "AUDITOR"] },
  { key: "drivers", href: "/drivers", chord: "d", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "withdrawals", href: "/withdrawals", chord: "w", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "statements", href: "/statements", chord: "p", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "transactions", href: "/transactions", chord: "t", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "settlements", href: "/settlements", chord: "s", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "gateways", href: "/gateways", chord: "y", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "ledger", href: "/ledger", chord: "b", roles: ["OPS", "FINANCE", "AUDITOR"] },
  { key: "cases", href: "/cases", chord: "c", roles: ["SUPPORT", "OPS", "FINANCE", "AUDITOR"] },
  { key: "audit", href: "/audit", chord: "a", roles: ["AUDITOR"] },
] as const satisfies readonly {
  readonly key: string;
  readonly href: string;
  readonly chord: string;
  readonly roles: readonly StaffRole[];
}[];

export type SectionKey = (typeof sections)[number]["key"];

/** The sections that are of use to a role. What a role may do is decided by the API alone. */
export function sectionsOf(role: StaffRole) {
  return sections.filter((section) => role === "ADMIN" || section.roles.some((allowed) => allowed === role));
}
