import { Statements } from "@/screens/statements.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function StatementsPage() {
  prefetch(serverTrpc.transactions.statementMonths.queryOptions());
  return (
    <Words domains={["papers", "passport"]}>
      <Prefetched>
        <Statements />
      </Prefetched>
    </Words>
  );
}
