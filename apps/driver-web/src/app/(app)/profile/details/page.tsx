import { Details } from "@/screens/details.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("personal.details"));

export default function DetailsPage() {
  prefetch(serverTrpc.users.me.queryOptions());
  prefetch(serverTrpc.users.photo.queryOptions());
  return (
    <Words domains={["personal", "profile", "auth", "kyc"]}>
      <Prefetched>
        <Details />
      </Prefetched>
    </Words>
  );
}
