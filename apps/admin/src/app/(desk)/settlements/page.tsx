import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { type SettlementParams, settlementsInput } from "@/settlements/queries.ts";
import { SettlementsScreen } from "@/settlements/settlements-screen.tsx";

export const metadata: Metadata = { title: desk("settlements.title") };

export default async function SettlementsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SettlementParams>;
}) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.settlements.list.queryOptions(settlementsInput(params)));
  return (
    <Prefetched>
      <SettlementsScreen params={params} />
    </Prefetched>
  );
}
