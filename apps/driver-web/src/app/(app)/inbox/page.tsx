import { Inbox } from "@/screens/inbox.tsx";
import { inboxPage } from "@/screens/list-inputs.ts";
import { Prefetched, prefetchPages } from "@/server/prefetched.tsx";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

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
