import { Home } from "@/screens/home.tsx";
import { recentMovements } from "@/screens/list-inputs.ts";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("shell.navHome"));

export default function HomePage() {
  prefetch(serverTrpc.wallet.get.queryOptions());
  prefetch(serverTrpc.wallet.stats.queryOptions());
  prefetch(serverTrpc.users.me.queryOptions());
  prefetch(serverTrpc.wallet.bankAccounts.list.queryOptions());
  prefetch(serverTrpc.transactions.list.queryOptions(recentMovements));
  return (
    <Words domains={["home", "holds", "kind", "source", "status"]}>
      <Prefetched>
        <Home />
      </Prefetched>
    </Words>
  );
}
