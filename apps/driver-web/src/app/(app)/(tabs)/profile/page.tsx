import { Profile } from "@/screens/profile.tsx";
import { requestTheme } from "@/server/locale.ts";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("profile.title"));

export default async function ProfilePage() {
  prefetch(serverTrpc.users.me.queryOptions());
  return (
    <Words domains={["passport", "personal", "profile", "messageSettings", "status", "speech"]}>
      <Prefetched>
        <Profile theme={await requestTheme()} />
      </Prefetched>
    </Words>
  );
}
