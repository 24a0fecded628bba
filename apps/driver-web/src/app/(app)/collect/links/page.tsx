import { Links } from "@/screens/links.tsx";
import { linksPage } from "@/screens/list-inputs.ts";
import { Prefetched, prefetchPages } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverCaller, serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("links.listTitle"));

export default function LinksPage() {
  prefetchPages(serverTrpc.payments.links.list.pathKey(), async () =>
    (await serverCaller()).payments.links.list(linksPage),
  );
  return (
    <Words domains={["links"]}>
      <Prefetched>
        <Links />
      </Prefetched>
    </Words>
  );
}
