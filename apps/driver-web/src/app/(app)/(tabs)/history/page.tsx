import { History } from "@/screens/history.tsx";
import { filterFrom, filterInput } from "@/screens/history-filter.ts";
import { Prefetched, prefetchPages } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

interface HistoryPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = titled((say) => say("history.title"));

export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const asked = await searchParams;
  const filter = filterFrom({ get: (name) => [asked[name]].flat()[0] ?? null });
  const input = filterInput(filter);
  const path = serverTrpc.transactions.list.pathKey();
  prefetchPages(Object.keys(filter).length > 0 ? [...path, input] : path, async () =>
    (await serverCaller()).transactions.list(input),
  );
  return (
    <Words domains={["history", "kind", "source", "status", "papers", "insights"]}>
      <Prefetched>
        <History />
      </Prefetched>
    </Words>
  );
}
