import { Id } from "@drivopay/contracts/identifiers";
import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { WithdrawalScreen } from "@/withdrawals/withdrawal-screen.tsx";

export const metadata: Metadata = { title: desk("withdrawals.title") };

interface Props {
  readonly params: Promise<{ readonly withdrawalId: string }>;
}

export default async function WithdrawalPage({ params }: Props) {
  const { withdrawalId } = await params;
  if (!Id.safeParse(withdrawalId).success) notFound();
  prefetch(serverTrpc.admin.withdrawals.get.queryOptions({ id: withdrawalId }));
  return (
    <Prefetched>
      <WithdrawalScreen withdrawalId={withdrawalId} />
    </Prefetched>
  );
}
