import { Inbox } from "@/screens/inbox.tsx";
import { inboxPage } from "@/screens/list-inputs.ts";
import { Prefetched, prefetchPages } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("inbox.title"));

export default function InboxPage() {
  prefetchPages(serverTrpc.notifications.list.pathKey(), async () =>
    (await serverCaller()).notifications.list(inboxPage),
  );
  return (
    <Words domains={["inbox"]}>
      <Prefetched>
        <Inbox />
      </Prefetched>
    </Words>
  );
}
