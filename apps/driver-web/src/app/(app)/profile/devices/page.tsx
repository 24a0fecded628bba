import { Devices } from "@/screens/devices.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("personal.devices"));

export default function DevicesPage() {
  prefetch(serverTrpc.auth.devices.list.queryOptions());
  return (
    <Words domains={["personal", "profile"]}>
      <Prefetched>
        <Devices />
      </Prefetched>
    </Words>
  );
}
