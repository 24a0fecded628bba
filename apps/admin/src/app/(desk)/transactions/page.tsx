import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { MonitorScreen } from "@/transactions/monitor-screen.tsx";
import { type MonitorParams, monitorInput } from "@/transactions/queries.ts";

export const metadata: Metadata = { title: desk("transactions.title") };

export default async function TransactionsPage({
  searchParams,
}: {
  readonly searchParams: Promise<MonitorParams>;
}) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.transactions.monitor.queryOptions(monitorInput(params)));
  return (
    <Prefetched>
      <MonitorScreen params={params} />
    </Prefetched>
  );
}
