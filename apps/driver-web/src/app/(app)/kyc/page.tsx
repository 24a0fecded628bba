import { KycPapers } from "@/screens/kyc.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("kyc.title"));

export default function KycPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  prefetch(serverTrpc.users.kycStatus.queryOptions());
  prefetch(serverTrpc.users.consents.list.queryOptions());
  prefetch(serverTrpc.wallet.limits.queryOptions());
  return (
    <Words domains={["capture", "kyc", "personal", "limits", "withdraw"]}>
      <Prefetched>
        <KycPapers />
      </Prefetched>
    </Words>
  );
}
