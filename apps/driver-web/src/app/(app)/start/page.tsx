import { Start } from "@/screens/start.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("auth.pinTitle"));

export default function StartPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["auth"]}>
      <Prefetched>
        <Start />
      </Prefetched>
    </Words>
  );
}
