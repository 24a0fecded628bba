import { ForgotPin } from "@/screens/forgot-pin.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function ForgotPinPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["personal", "auth"]}>
      <Prefetched>
        <ForgotPin />
      </Prefetched>
    </Words>
  );
}
