import {
  Device,
  type DeviceList,
  type Message,
  type RegisterPushTokenInput,
  type RevokeDeviceInput,
} from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { z } from "zod";
import { actorOf, recordAudit } from "../audit/index.ts";
import type { DriverContext } from "../context.ts";
import { distrustSessions } from "../users/index.ts";
import { endDevice } from "./sessions.ts";
import { done } from "./sign-in.ts";

const { devices, sessions } = tables;
const maxDevices = 50;
const Platform = Device.shape.platform;

/** Devices on which the driver is signed in, the last used first. */
export async function listDevices({ services, driver }: DriverContext): Promise<z.infer<typeof DeviceList>> {
  const rows = await services.db.orm
    .select({ device: devices })
    .from(devices)
    .innerJoin(sessions, eq(sessions.deviceId, devices.id))
    .where(
      and(
        eq(devices.userId, driver.userId),
        isNull(devices.revokedAt),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, services.clock.now()),
      ),
    )
    .orderBy(desc(devices.lastSeenAt), desc(devices.id))
    .limit(maxDevices);
  return { devices: rows.map(({ device }) => presentDevice(device, driver.deviceId)) };
}

/** Signs a device out, from its next request on. @throws NOT_FOUND for a device that is not the driver's */
export async function revokeDevice(
  ctx: DriverContext,
  { id }: z.infer<typeof RevokeDeviceInput>,
): Promise<z.infer<typeof Message>> {
  const { services, driver } = ctx;
  const ended = await services.db.transact(async (tx) => {
    const sessionIds = await endDevice(tx, ctx, id);
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "auth.device-revoked",
      entityType: "device",
      entityId: id,
    });
    return sessionIds;
  });
  await distrustSessions(services, ended);
  return done(ctx);
}

/**
 * Keeps where this device's push messages go. A token belongs to one device: the phone changed hands, or the app was
 * signed in anew. @throws NOT_FOUND for a session without a device
 */
export async function registerPushToken(
  ctx: DriverContext,
  { token, platform }: z.infer<typeof RegisterPushTokenInput>,
): Promise<{ device: Device }> {
  const { services, driver } = ctx;
  const { deviceId } = driver;
  if (deviceId === null) throw new AppError("NOT_FOUND");
  const device = await services.db.transact(async (tx) => {
    await tx.orm
      .update(devices)
      .set({ pushToken: null })
      .where(and(eq(devices.pushToken, token), ne(devices.id, deviceId)));
    const [row] = await tx.orm
      .update(devices)
      .set({ pushToken: token, platform, lastSeenAt: services.clock.now() })
      .where(and(eq(devices.id, deviceId), eq(devices.userId, driver.userId)))
      .returning();
    if (!row) throw new AppError("NOT_FOUND");
    await recordAudit(tx, actorOf(ctx, driver), {
      action: "auth.push-token-registered",
      entityType: "device",
      entityId: deviceId,
      newValue: { platform },
    });
    return row;
  });
  return { device: presentDevice(device, deviceId) };
}

function presentDevice(row: typeof devices.$inferSelect, currentId: string | null): Device {
  return {
    id: row.id,
    name: row.name,
    platform: Platform.parse(row.platform),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === currentId,
    pushEnabled: row.pushToken !== null,
  };
}
