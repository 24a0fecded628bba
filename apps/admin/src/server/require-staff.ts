import "server-only";
import type { Staff } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { TRPCError } from "@trpc/server";
import { redirect } from "next/navigation";
import { cache } from "react";
import { serverCaller } from "./trpc.ts";

/** Who is signed in; whoever is not is sent to the sign-in page. Asked of the database once a request. */
export const requireStaff = cache(async (): Promise<Staff> => {
  const found = await signedInStaff();
  if (!found) redirect("/sign-in");
  return found;
});

async function signedInStaff(): Promise<Staff | null> {
  const api = await serverCaller();
  try {
    return (await api.admin.staff.me()).staff;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (cause instanceof AppError && (cause.status === 401 || cause.code === "FORBIDDEN")) return null;
    throw error;
  }
}
