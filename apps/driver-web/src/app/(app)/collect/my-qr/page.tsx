import { MyQr } from "@/screens/my-qr.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("links.myQr"));

export default function MyQrPage() {
  prefetch(serverTrpc.payments.qr.permanent.queryOptions());
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["links", "collect"]}>
      <Prefetched>
        <MyQr />
      </Prefetched>
    </Words>
  );
}
