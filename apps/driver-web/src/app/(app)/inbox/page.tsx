import { Inbox } from "@/screens/inbox.tsx";
import { inboxPage } from "@/screens/list-inputs.ts";
import { Prefetched, prefetchPages } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function InboxPage() {
  prefetchPages(
    serverTrpc.notifications.list.infiniteQueryOptions(inboxPage, {
      getNextPageParam: (page) => page.pagination.nextCursor,
    }),
  );
  return (
    <Words domains={["inbox"]}>
      <Prefetched>
        <Inbox />
      </Prefetched>
    </Words>
  );
}
