import { signInDriver } from "@drivopay/api/auth/index";
import { openStaffSession } from "@drivopay/api/auth/staff-sign-in";
import { createCallContext } from "@drivopay/api/call-context";
import type { CallContext, Credentials } from "@drivopay/api/context";
import { appRouter } from "@drivopay/api/root";
import type { Services } from "@drivopay/api/services";
import { createCallerFactory } from "@drivopay/api/trpc";
import type { StaffRole } from "@drivopay/contracts/auth";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import type { World } from "./sandbox.ts";

const callerFor = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof callerFor>;

/** The context of a call that the demo makes as somebody. */
export function contextAs(services: Services, credentials: Credentials | null): CallContext {
  const headers: Record<string, string> = { "user-agent": "DrivoPay demo", "idempotency-key": newId() };
  return createCallContext(services, {
    header: (name) => headers[name],
    ipAddress: "127.0.0.1",
    credentials,
    requestId: newId(),
    setHeader: () => undefined,
  });
}

/** The procedures, called as the driver of this phone, who registers on the way if need be. */
export async function driverCaller(
  services: Services,
  world: World,
  { phone, name }: { readonly phone: string; readonly name: string },
): Promise<Caller> {
  const anyone = contextAs(services, null);
  await callerFor(anyone).auth.register({ phone, name });
  const otp = await world.codeSentTo("sms", phone);
  const { sessionId, userId } = await signInDriver(anyone, { phone, otp, purpose: "register" });
  return callerFor(contextAs(services, { kind: "session", sessionId, userId }));
}

/** The procedures, called as a member of staff. */
export async function staffCaller(services: Services, email: string): Promise<Caller> {
  const signedIn = await openStaffSession(contextAs(services, null), email);
  if (!signedIn) throw new Error(`${email} is no active member of staff`);
  const { sessionId, staffId } = signedIn;
  return callerFor(contextAs(services, { kind: "session", sessionId, userId: staffId }));
}

const staff: readonly { readonly email: string; readonly name: string; readonly role: StaffRole }[] = [
  { email: "admin@drivopay.test", name: "Anjali Rao", role: "ADMIN" },
  { email: "ops@drivopay.test", name: "Imran Sheikh", role: "OPS" },
  { email: "finance@drivopay.test", name: "Meera Iyer", role: "FINANCE" },
  { email: "support@drivopay.test", name: "Joseph Thomas", role: "SUPPORT" },
  { email: "auditor@drivopay.test", name: "Sunita Patil", role: "AUDITOR" },
];

/** One member of staff for each role. Safe to repeat. */
export async function hireStaff({ db }: Services): Promise<void> {
  for (const member of staff) {
    await db.orm
      .insert(tables.staff)
      .values({ id: newId(), ...member })
      .onConflictDoNothing({ target: tables.staff.email });
  }
}
