import { History } from "@/screens/history.tsx";
import { movementsPage } from "@/screens/list-inputs.ts";
import { Prefetched, prefetchPages } from "@/server/prefetched.tsx";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function HistoryPage() {
  prefetchPages(serverTrpc.transactions.list.pathKey(), async () =>
    (await serverCaller()).transactions.list(movementsPage),
  );
  return (
    <Words domains={["history", "kind", "source", "status", "papers", "insights"]}>
      <Prefetched>
        <History />
      </Prefetched>
    </Words>
  );
}
