import { Platforms } from "@/screens/platforms.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function PlatformsPage() {
  prefetch(serverTrpc.platforms.connected.queryOptions());
  return (
    <Words domains={["earnings"]}>
      <Prefetched>
        <Platforms />
      </Prefetched>
    </Words>
  );
}
