import { paise } from "@drivopay/contracts/money";
import { connectDatabase, datePostings } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import type { TestServices } from "../../test-services.ts";
import { creditPayment } from "../../wallet/index.ts";

interface PastFare {
  readonly at: string;
  readonly gross: number;
  readonly description?: string;
  readonly source?: "QR" | "LINK" | "DEPOSIT";
}

/** Fares of the past, in order: only the books' owner may date a posting. */
export async function postPast(
  world: TestServices,
  wallet: { readonly id: string; readonly userId: string },
  fares: readonly PastFare[],
): Promise<void> {
  const owner = connectDatabase(world.database.ownerUrl, { poolSize: 1 });
  for (const { at, gross, description, source } of fares) {
    await owner.transact(async (session) => {
      const tx = await datePostings(session, new Date(at));
      await creditPayment(tx, {
        ...{ paymentId: newId(), walletId: wallet.id, userId: wallet.userId, gateway: "razorpay" },
        ...{ source: source ?? "QR", gross: paise(gross), fee: paise(0), tax: paise(0) },
        description: description ?? null,
      });
    });
  }
  await owner.close();
}
