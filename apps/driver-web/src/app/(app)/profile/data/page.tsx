import { YourData } from "@/screens/your-data.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("personal.yourData"));

export default function YourDataPage() {
  prefetch(serverTrpc.users.lastExport.queryOptions());
  prefetch(serverTrpc.users.consents.list.queryOptions());
  return (
    <Words domains={["personal"]}>
      <Prefetched>
        <YourData />
      </Prefetched>
    </Words>
  );
}
