import { Earnings } from "@/screens/earnings.tsx";
import { earningsPageSize, earningsSpan } from "@/screens/earnings-span.ts";
import { Prefetched, prefetch, prefetchPages } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("earnings.title"));

export default function EarningsPage() {
  const { span } = earningsSpan({ by: "day", back: 0 });
  prefetch(serverTrpc.platforms.connected.queryOptions());
  prefetch(serverTrpc.platforms.earningsSummary.queryOptions({ ...span, by: "day" }));
  prefetchPages([...serverTrpc.platforms.earnings.pathKey(), span], async () =>
    (await serverCaller()).platforms.earnings({ ...span, limit: earningsPageSize }),
  );
  return (
    <Words domains={["earnings"]}>
      <Prefetched>
        <Earnings />
      </Prefetched>
    </Words>
  );
}
