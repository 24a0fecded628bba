import { Bank } from "@/screens/bank.tsx";
import { sentToBank } from "@/screens/list-inputs.ts";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("shell.navBank"));

export default function BankPage() {
  prefetch(serverTrpc.wallet.bankAccounts.list.queryOptions());
  prefetch(serverTrpc.transactions.list.queryOptions(sentToBank));
  prefetch(serverTrpc.wallet.autoWithdraw.get.queryOptions());
  prefetch(serverTrpc.wallet.stats.queryOptions());
  return (
    <Words domains={["bank", "withdraw", "sending", "deposit", "home", "profile", "source", "status"]}>
      <Prefetched>
        <Bank />
      </Prefetched>
    </Words>
  );
}
