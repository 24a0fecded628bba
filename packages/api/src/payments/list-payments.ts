import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import type { PaymentHistoryInput, PaymentList } from "@drivopay/contracts/payments";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { pageOf } from "../pagination.ts";
import { presentPayment } from "./present-payment.ts";
import { countPayments, paymentsOfUser } from "./repo.ts";

/**
 * The driver's payments, newest first.
 * @throws BAD_REQUEST for a cursor that is none of ours
 */
export async function listPayments(
  { services, driver }: DriverContext,
  page: z.infer<typeof PaymentHistoryInput>,
): Promise<z.infer<typeof PaymentList>> {
  if (page.cursor !== undefined && !Id.safeParse(page.cursor).success) throw new AppError("BAD_REQUEST");
  const [rows, total] = await Promise.all([
    paymentsOfUser(services.db, driver.userId, page),
    countPayments(services.db, driver.userId, page.status),
  ]);
  const cut = pageOf(rows, page, total, (row) => row.payment.id);
  return { payments: cut.rows.map(presentPayment), pagination: cut.pagination };
}
