import { Collect } from "@/screens/collect.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("collect.title"));

export default function CollectPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["collect", "links"]}>
      <Prefetched>
        <Collect />
      </Prefetched>
    </Words>
  );
}
