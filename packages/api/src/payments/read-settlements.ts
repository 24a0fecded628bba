import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import type { SettlementIdInput, SettlementListInput } from "@drivopay/contracts/settlements";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { pageOf } from "../pagination.ts";
import {
  presentSettlement,
  settlementById,
  settlementItemsPage,
  settlementsPage,
} from "./settlement-repo.ts";

/** What the gateways have sent to our bank, newest first. @throws BAD_REQUEST for a cursor that is none of ours */
export async function listSettlements(
  { services }: StaffContext,
  input: z.infer<typeof SettlementListInput>,
) {
  if (input.cursor !== undefined && !Id.safeParse(input.cursor).success) throw new AppError("BAD_REQUEST");
  const { rows, total } = await settlementsPage(services.db, input);
  const cut = pageOf(rows, input, total, ({ id }) => id);
  return { settlements: [...cut.rows], pagination: cut.pagination };
}

/**
 * One settlement with a page of what it carried.
 * @throws NOT_FOUND; BAD_REQUEST for a cursor that is none of ours
 */
export async function readSettlement({ services }: StaffContext, input: z.infer<typeof SettlementIdInput>) {
  if (input.cursor !== undefined && !/^\d{1,9}$/.test(input.cursor)) throw new AppError("BAD_REQUEST");
  const row = await settlementById(services.db, input.settlementId);
  if (!row) throw new AppError("NOT_FOUND");
  const { rows, total } = await settlementItemsPage(services.db, input);
  const seen = Number(input.cursor ?? 0) + Math.min(rows.length, input.limit);
  const cut = pageOf(rows, input, total, () => String(seen));
  return {
    settlement: presentSettlement(row, total),
    items: [...cut.rows],
    pagination: cut.pagination,
  };
}
