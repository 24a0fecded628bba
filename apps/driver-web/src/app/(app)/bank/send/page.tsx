import { Send } from "@/screens/send.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("withdraw.title"));

export default function SendPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  prefetch(serverTrpc.wallet.get.queryOptions());
  prefetch(serverTrpc.wallet.bankAccounts.list.queryOptions());
  return (
    <Words domains={["withdraw", "sending", "home", "profile"]}>
      <Prefetched>
        <Send />
      </Prefetched>
    </Words>
  );
}
