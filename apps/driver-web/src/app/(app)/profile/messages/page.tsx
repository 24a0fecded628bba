import { MessageSettings } from "@/screens/message-settings.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("messageSettings.title"));

export default function MessageSettingsPage() {
  prefetch(serverTrpc.notifications.preferences.queryOptions());
  return (
    <Words domains={["messageSettings"]}>
      <Prefetched>
        <MessageSettings />
      </Prefetched>
    </Words>
  );
}
