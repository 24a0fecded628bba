import type { StaffRole } from "@drivopay/contracts/auth";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { systemActor } from "../audit/index.ts";
import type { Credentials, DriverContext, StaffContext } from "../context.ts";
import type { TestServices } from "../test-services.ts";
import { createDriver } from "./create-driver.ts";

export interface TestDriver {
  readonly userId: string;
  readonly walletId: string;
  readonly credentials: Credentials;
  readonly ctx: DriverContext;
}

let serial = 0;

/** A driver who has just registered, signed in on the web. */
export async function testDriver(t: TestServices): Promise<TestDriver> {
  const phone = `+9195${String(10_000_000 + ++serial)}`;
  const made = await t.services.db.transact((tx) =>
    createDriver(tx, systemActor, { phone, name: "Asha Devi", email: null, language: "en" }),
  );
  if (!made) throw new Error(`${phone} is somebody's`);
  const { user, walletId } = made;
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + 60 * 60 * 1000);
  await t.services.db.orm
    .insert(tables.sessions)
    .values({ id: sessionId, userId: user.id, refreshTokenId: newId(), expiresAt });
  const credentials: Credentials = { kind: "session", sessionId, userId: user.id };
  const driver = { kind: "DRIVER", userId: user.id, walletId, sessionId, deviceId: null } as const;
  const ctx = { ...t.call(credentials), driver: { ...driver, status: "PENDING_KYC" as const } };
  return { userId: user.id, walletId, credentials, ctx };
}

/** A member of staff, on duty. */
export async function testStaff(t: TestServices, role: StaffRole = "OPS"): Promise<StaffContext> {
  const staffId = newId();
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + 60 * 60 * 1000);
  const { orm } = t.services.db;
  await orm
    .insert(tables.staff)
    .values({ id: staffId, email: `${staffId}@drivopay.test`, name: "Ops", role });
  await orm.insert(tables.sessions).values({ id: sessionId, staffId, refreshTokenId: newId(), expiresAt });
  const credentials: Credentials = { kind: "session", sessionId, userId: staffId };
  return { ...t.call(credentials), staff: { kind: "STAFF", staffId, sessionId, role } };
}
