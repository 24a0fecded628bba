import { QrById } from "@/screens/qr-by-id.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("collect.showQr"));

export default async function QrPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  prefetch(serverTrpc.payments.qr.get.queryOptions({ id }));
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["collect"]}>
      <Prefetched>
        <QrById id={id} />
      </Prefetched>
    </Words>
  );
}
