import { Platforms } from "@/screens/platforms.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("earnings.platformsTitle"));

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
