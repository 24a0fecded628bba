import { Id } from "@drivopay/contracts/identifiers";
import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { StatementScreen } from "@/statements/statement-screen.tsx";

export const metadata: Metadata = { title: desk("statements.title") };

interface Props {
  readonly params: Promise<{ readonly statementId: string }>;
}

export default async function StatementPage({ params }: Props) {
  const { statementId } = await params;
  if (!Id.safeParse(statementId).success) notFound();
  prefetch(serverTrpc.admin.platforms.statement.queryOptions({ id: statementId }));
  return (
    <Prefetched>
      <StatementScreen statementId={statementId} />
    </Prefetched>
  );
}
