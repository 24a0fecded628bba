import { AppError } from "@drivopay/contracts/errors";
import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";
import { titled } from "@/server/titled.ts";
import { serverCaller } from "@/server/trpc.ts";

export const generateMetadata = titled((say) => say("history.detail"));

/** A message knows its payment; what the driver wants to see is the movement in the passbook. */
export default async function PaymentOfMessagePage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const { id } = await params;
  const transactionId = await movementOf(id);
  redirect(transactionId === null ? "/history" : `/history/${transactionId}`);
}

async function movementOf(paymentId: string): Promise<string | null> {
  try {
    const { payment } = await (await serverCaller()).payments.get({ id: paymentId });
    return payment.transactionId;
  } catch (error) {
    const unknown = error instanceof TRPCError && error.cause instanceof AppError;
    if (unknown && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
