import { PaymentHistoryInput, type PaymentList } from "@drivopay/contracts/payments";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { pageOf, resume } from "../pagination.ts";
import { presentPayment } from "./present-payment.ts";
import { countPayments, paymentsOfUser } from "./repo.ts";

/**
 * The driver's payments, newest first.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function listPayments(
  { services, driver }: DriverContext,
  asked: z.infer<typeof PaymentHistoryInput>,
): Promise<z.infer<typeof PaymentList>> {
  const page = resume(PaymentHistoryInput, asked);
  const [rows, total] = await Promise.all([
    paymentsOfUser(services.db, driver.userId, page),
    countPayments(services.db, driver.userId, page.status),
  ]);
  const cut = pageOf(rows, page, total, (row) => row.payment.id);
  return { payments: cut.rows.map(presentPayment), pagination: cut.pagination };
}
