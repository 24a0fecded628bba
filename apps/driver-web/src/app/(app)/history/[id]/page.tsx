import { Movement } from "@/screens/movement.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("history.detail"));

export default async function MovementPage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const { id } = await params;
  prefetch(serverTrpc.transactions.get.queryOptions({ id }));
  return (
    <Words domains={["history", "refund", "kind", "source", "status", "account", "trace"]}>
      <Prefetched>
        <Movement id={id} />
      </Prefetched>
    </Words>
  );
}
