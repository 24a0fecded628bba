import { Start } from "@/screens/start.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

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
