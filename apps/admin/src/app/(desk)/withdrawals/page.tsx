import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { type WithdrawalParams, withdrawalsInput } from "@/withdrawals/queries.ts";
import { WithdrawalsScreen } from "@/withdrawals/withdrawals-screen.tsx";

export const metadata: Metadata = { title: desk("withdrawals.title") };

export default async function WithdrawalsPage({
  searchParams,
}: {
  readonly searchParams: Promise<WithdrawalParams>;
}) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.withdrawals.queue.queryOptions(withdrawalsInput(params)));
  return (
    <Prefetched>
      <WithdrawalsScreen params={params} />
    </Prefetched>
  );
}
