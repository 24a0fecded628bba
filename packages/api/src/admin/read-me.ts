import type { Staff } from "@drivopay/contracts/auth";
import { AppError } from "@drivopay/contracts/errors";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import type { StaffContext } from "../context.ts";

const { staff } = tables;

/** Who is signed in. */
export async function readMe(ctx: StaffContext): Promise<{ staff: Staff }> {
  const [row] = await ctx.services.db.orm.select().from(staff).where(eq(staff.id, ctx.staff.staffId));
  if (!row) throw new AppError("NOT_FOUND");
  const { id, email, name, role, active } = row;
  return { staff: { id, email, name, role, active } };
}
