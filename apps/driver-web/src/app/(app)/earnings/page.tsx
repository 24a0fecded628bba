import { Earnings } from "@/screens/earnings.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function EarningsPage() {
  prefetch(serverTrpc.platforms.connected.queryOptions());
  return (
    <Words domains={["earnings"]}>
      <Prefetched>
        <Earnings />
      </Prefetched>
    </Words>
  );
}
