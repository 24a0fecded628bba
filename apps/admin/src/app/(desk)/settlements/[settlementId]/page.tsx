import { Id } from "@drivopay/contracts/identifiers";
import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { settlementInput } from "@/settlements/queries.ts";
import { SettlementScreen } from "@/settlements/settlement-screen.tsx";

export const metadata: Metadata = { title: desk("settlements.title") };

interface Props {
  readonly params: Promise<{ readonly settlementId: string }>;
  readonly searchParams: Promise<{ readonly cursor?: string }>;
}

export default async function SettlementPage({ params, searchParams }: Props) {
  const [{ settlementId }, { cursor }] = await Promise.all([params, searchParams]);
  if (!Id.safeParse(settlementId).success) notFound();
  prefetch(serverTrpc.admin.settlements.get.queryOptions(settlementInput(settlementId, cursor)));
  return (
    <Prefetched>
      <SettlementScreen settlementId={settlementId} cursor={cursor} />
    </Prefetched>
  );
}
