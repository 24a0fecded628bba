"use client";

import type { Staff } from "@drivopay/contracts/auth";
import { type DeskRight, mayDecide } from "@drivopay/contracts/desk-rights";
import { createContext, type ReactNode, useContext } from "react";

const StaffContext = createContext<Staff | null>(null);

/** Who sits at the desk, for everything below. */
export function StaffProvider({ staff, children }: { readonly staff: Staff; readonly children: ReactNode }) {
  return <StaffContext value={staff}>{children}</StaffContext>;
}

/** Whether who sits here may decide that: what would be refused is not offered. */
export function useMayDecide(right: DeskRight): boolean {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error("What staff may do needs a StaffProvider above it");
  return mayDecide(staff.role, right);
}
