import { OverviewScreen } from "@/overview/overview-screen.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { latestMovements } from "@/transactions/queries.ts";

export default function OverviewPage() {
  prefetch(serverTrpc.admin.overview.queryOptions(undefined));
  prefetch(serverTrpc.admin.transactions.monitor.queryOptions(latestMovements));
  return (
    <Prefetched>
      <OverviewScreen />
    </Prefetched>
  );
}
