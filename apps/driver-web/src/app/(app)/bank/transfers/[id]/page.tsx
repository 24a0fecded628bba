import { Transfer } from "@/screens/transfer.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("withdraw.timelineTitle"));

export default async function TransferPage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const { id } = await params;
  prefetch(serverTrpc.wallet.withdrawal.queryOptions({ id }));
  return (
    <Words domains={["withdraw", "timeline", "status", "sending", "trace"]}>
      <Prefetched>
        <Transfer id={id} />
      </Prefetched>
    </Words>
  );
}
