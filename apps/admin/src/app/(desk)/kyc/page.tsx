import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { type KycParams, kycQueueInput } from "@/kyc/queries.ts";
import { KycQueueScreen } from "@/kyc/queue-screen.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("kyc.title") };

export default async function KycPage({ searchParams }: { readonly searchParams: Promise<KycParams> }) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.kyc.queue.queryOptions(kycQueueInput(params)));
  return (
    <Prefetched>
      <KycQueueScreen params={params} />
    </Prefetched>
  );
}
