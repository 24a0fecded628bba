import { exportsPage } from "@/screens/list-inputs.ts";
import { Statements } from "@/screens/statements.tsx";
import { Prefetched, prefetch, prefetchPages } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("papers.title"));

export default function StatementsPage() {
  prefetch(serverTrpc.transactions.statementMonths.queryOptions());
  const made = exportsPage("EXPORT");
  prefetchPages([...serverTrpc.transactions.exports.pathKey(), made], async () =>
    (await serverCaller()).transactions.exports(made),
  );
  return (
    <Words domains={["papers", "passport"]}>
      <Prefetched>
        <Statements />
      </Prefetched>
    </Words>
  );
}
