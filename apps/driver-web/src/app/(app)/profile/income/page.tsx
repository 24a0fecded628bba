import { IncomePassport } from "@/screens/income-passport.tsx";
import { exportsPage } from "@/screens/list-inputs.ts";
import { Prefetched, prefetch, prefetchPages } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("passport.title"));

export default function IncomePassportPage() {
  prefetch(serverTrpc.transactions.income.queryOptions({ months: 6 }));
  const made = exportsPage("INCOME_PASSPORT");
  prefetchPages([...serverTrpc.transactions.exports.pathKey(), made], async () =>
    (await serverCaller()).transactions.exports(made),
  );
  return (
    <Words domains={["passport", "papers", "source"]}>
      <Prefetched>
        <IncomePassport />
      </Prefetched>
    </Words>
  );
}
