import { Refund } from "@/screens/refund.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

interface RefundPageProps {
  readonly params: Promise<{ readonly id: string; readonly paymentId: string }>;
}

export const generateMetadata = titled((say) => say("refund.offer"));

export default async function RefundPage({ params }: RefundPageProps) {
  const { id, paymentId } = await params;
  prefetch(serverTrpc.payments.get.queryOptions({ id: paymentId }));
  prefetch(serverTrpc.users.me.queryOptions());
  prefetch(serverTrpc.wallet.get.queryOptions());
  return (
    <Words domains={["refund"]}>
      <Prefetched>
        <Refund paymentId={paymentId} transactionId={id} />
      </Prefetched>
    </Words>
  );
}
