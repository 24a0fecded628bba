import { Deposit } from "@/screens/deposit.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function DepositPage() {
  prefetch(serverTrpc.wallet.limits.queryOptions());
  return (
    <Words domains={["deposit", "collect"]}>
      <Prefetched>
        <Deposit />
      </Prefetched>
    </Words>
  );
}
