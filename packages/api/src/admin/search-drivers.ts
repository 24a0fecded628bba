import { UserSearchInput } from "@drivopay/contracts/admin";
import { IndianMobile } from "@drivopay/contracts/mobile-number";
import { tables } from "@drivopay/db";
import { and, count, desc, eq, exists, ilike, isNull, like, lt, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { recordRead } from "../audit/index.ts";
import type { StaffContext } from "../context.ts";
import { pageBounds, pageOf, resume } from "../pagination.ts";
import { presentUser } from "../users/index.ts";

const { users, bankAccounts, wallets } = tables;

/**
 * Drivers by phone, by a part of the name, or by the last four digits of phone or bank account; the newest first.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function searchDrivers(ctx: StaffContext, asked: z.infer<typeof UserSearchInput>) {
  const { orm } = ctx.services.db;
  const input = resume(UserSearchInput, asked);
  const found = and(matching(ctx, input.query), input.status && eq(users.status, input.status));
  const { take, skip } = pageBounds(input);
  const [rows, [counted]] = await Promise.all([
    orm
      .select({ user: users, tier: wallets.tier })
      .from(users)
      .leftJoin(wallets, eq(wallets.userId, users.id))
      .where(and(found, input.cursor === undefined ? undefined : lt(users.id, input.cursor)))
      .orderBy(desc(users.id))
      .limit(take)
      .offset(skip),
    orm.select({ total: count() }).from(users).where(found),
  ]);
  const cut = pageOf(rows, input, counted?.total ?? 0, (row) => row.user.id);
  await recordRead(ctx, {
    action: "admin.drivers-searched",
    entityType: "list",
    entityId: "users.search",
    detail: { query: masked(input.query), shown: cut.rows.map((row) => row.user.id) },
  });
  return {
    users: cut.rows.map((row) => presentUser(row.user, row.tier ?? "MINIMUM")),
    pagination: cut.pagination,
  };
}

function matching({ services }: StaffContext, query: string | undefined): SQL | undefined {
  if (!query) return undefined;
  const digits = query.replaceAll(/[\s+()-]/g, "");
  if (!/^\d+$/.test(digits)) return ilike(users.name, `%${query.replaceAll(/[\\%_]/g, "\\$&")}%`);
  const phone = IndianMobile.safeParse(query);
  if (phone.success) return eq(users.phone, phone.data);
  if (digits.length !== 4) return like(users.phone, `%${digits}%`);
  const accounts = services.db.orm
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(
      and(
        eq(bankAccounts.userId, users.id),
        eq(bankAccounts.accountNumberLast4, digits),
        isNull(bankAccounts.removedAt),
      ),
    );
  return or(like(users.phone, `%${digits}`), exists(accounts));
}

/** What was searched for, without a whole number in it. */
function masked(query: string | undefined): string | undefined {
  return query?.replaceAll(/\d(?=[\d\s-]{4})/g, "•");
}
