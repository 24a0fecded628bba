import { ForgotPin } from "@/screens/forgot-pin.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("personal.forgotPin"));

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
