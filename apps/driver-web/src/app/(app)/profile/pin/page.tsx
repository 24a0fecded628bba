import { ChangePin } from "@/screens/change-pin.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("profile.pin"));

export default function ChangePinPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["auth", "personal"]}>
      <Prefetched>
        <ChangePin />
      </Prefetched>
    </Words>
  );
}
