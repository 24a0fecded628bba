import { Trace } from "@/screens/trace.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("trace.title"));

export default async function TracePage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  prefetch(serverTrpc.transactions.trace.queryOptions({ id }));
  return (
    <Words domains={["trace", "source"]}>
      <Prefetched>
        <Trace id={id} />
      </Prefetched>
    </Words>
  );
}
