import { Receipt } from "@/screens/receipt.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("receipt.title"));

export default async function ReceiptPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  prefetch(serverTrpc.transactions.receipt.queryOptions({ id }));
  return (
    <Words domains={["receipt", "history", "kind", "source", "status"]}>
      <Prefetched>
        <Receipt id={id} />
      </Prefetched>
    </Words>
  );
}
