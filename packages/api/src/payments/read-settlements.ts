import { AppError } from "@drivopay/contracts/errors";
import { SettlementIdInput, SettlementListInput } from "@drivopay/contracts/settlements";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { pageOf, resume } from "../pagination.ts";
import {
  presentSettlement,
  settlementById,
  settlementItemsPage,
  settlementsPage,
} from "./settlement-repo.ts";

/** What the gateways have sent to our bank, newest first. @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters */
export async function listSettlements(
  { services }: StaffContext,
  asked: z.infer<typeof SettlementListInput>,
) {
  const input = resume(SettlementListInput, asked);
  const { rows, total } = await settlementsPage(services.db, input);
  const cut = pageOf(rows, input, total, ({ id }) => id);
  return { settlements: [...cut.rows], pagination: cut.pagination };
}

/**
 * One settlement with a page of what it carried.
 * @throws NOT_FOUND; VALIDATION_FAILED for a cursor that is none of ours or of another settlement
 */
export async function readSettlement({ services }: StaffContext, asked: z.infer<typeof SettlementIdInput>) {
  const input = resume(SettlementIdInput, asked, (position) => /^\d{1,9}$/.test(position));
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
