import { VerifyEmail } from "@/screens/verify-email.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("personal.verifyEmail"));

export default function VerifyEmailPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["personal", "auth"]}>
      <Prefetched>
        <VerifyEmail />
      </Prefetched>
    </Words>
  );
}
