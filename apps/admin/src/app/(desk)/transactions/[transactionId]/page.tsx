import { Id } from "@drivopay/contracts/identifiers";
import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { TransactionScreen } from "@/transactions/transaction-screen.tsx";

export const metadata: Metadata = { title: desk("transactions.title") };

interface Props {
  readonly params: Promise<{ readonly transactionId: string }>;
}

export default async function TransactionPage({ params }: Props) {
  const { transactionId } = await params;
  if (!Id.safeParse(transactionId).success) notFound();
  prefetch(serverTrpc.admin.transactions.get.queryOptions({ transactionId }));
  prefetch(serverTrpc.admin.transactions.trace.queryOptions({ transactionId }));
  return (
    <Prefetched>
      <TransactionScreen transactionId={transactionId} />
    </Prefetched>
  );
}
