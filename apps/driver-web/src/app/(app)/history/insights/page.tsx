import { Insights } from "@/screens/insights.tsx";
import { summarySpan } from "@/screens/list-inputs.ts";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("insights.title"));

export default function InsightsPage() {
  prefetch(
    serverTrpc.transactions.summary.queryOptions(summarySpan({ by: "day", back: 0 }, new Date()).input),
  );
  return (
    <Words domains={["insights", "source"]}>
      <Prefetched>
        <Insights />
      </Prefetched>
    </Words>
  );
}
