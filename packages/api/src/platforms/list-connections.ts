import type { PlatformConnection } from "@drivopay/contracts/platforms";
import type { DriverContext } from "../context.ts";
import { activeConnections, presentConnection } from "./repo.ts";

/** The driver's platforms, and how each stands. */
export async function listConnections({
  services,
  driver,
}: DriverContext): Promise<{ connections: PlatformConnection[] }> {
  const rows = await activeConnections(services.db, driver.userId);
  const now = services.clock.now();
  return { connections: rows.map((row) => presentConnection(row, now)) };
}
