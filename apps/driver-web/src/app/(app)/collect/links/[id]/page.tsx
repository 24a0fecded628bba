import { LinkShare } from "@/screens/link-share.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("links.title"));

export default async function LinkPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  prefetch(serverTrpc.payments.links.get.queryOptions({ id }));
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["links"]}>
      <Prefetched>
        <LinkShare id={id} />
      </Prefetched>
    </Words>
  );
}
