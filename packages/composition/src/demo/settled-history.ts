import { applySettlement } from "@drivopay/api/payments/index";
import type { Services } from "@drivopay/api/services";
import { settlementDueBefore } from "@drivopay/api/wallet/index";
import { type Paise, paise, sumPaise } from "@drivopay/contracts/money";

interface CapturedDay {
  day: string;
  payments: { id: string; amount: Paise }[];
}

const dayMs = 86_400_000;
/** Two working days are two to four of the calendar. */
const cycleMs = 2 * dayMs;

/** One settlement for each day of the demo's fares, on the second day after it, as a gateway makes them. */
export async function settleHistory(services: Services): Promise<void> {
  const dueBefore = await settlementDueBefore(services.db, services.clock.now());
  const days = await services.db.sql<CapturedDay[]>`
    select to_char(captured_at at time zone 'Asia/Kolkata', 'YYYY-MM-DD') as day,
      json_agg(json_build_object('id', gateway_payment_id, 'amount', amount)) as payments
    from payments.payments
    where gateway_payment_id like 'pay\\_demo\\_%' and captured_at < ${dueBefore.toISOString()}
    group by 1 order by 1`;
  for (const { day, payments } of days) {
    const digits = day.replaceAll("-", "");
    await applySettlement(services, "razorpay", {
      gatewaySettlementId: `setl_demo_${digits}`,
      status: "processed",
      amount: sumPaise(payments.map(({ amount }) => amount)),
      utr: `AXISCN00${digits}`,
      settledAt: new Date(Date.parse(`${day}T10:00:00+05:30`) + cycleMs),
      items: payments.map(({ id, amount }) => ({
        ...{ type: "payment", gatewayItemId: id, reference: null, amount, net: amount },
        ...{ fee: paise(0), tax: paise(0) },
      })),
    });
  }
}
