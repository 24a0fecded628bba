import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { type StatementParams, statementsInput } from "@/statements/queries.ts";
import { StatementsScreen } from "@/statements/statements-screen.tsx";

export const metadata: Metadata = { title: desk("statements.title") };

export default async function StatementsPage({
  searchParams,
}: {
  readonly searchParams: Promise<StatementParams>;
}) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.platforms.statements.queryOptions(statementsInput(params)));
  return (
    <Prefetched>
      <StatementsScreen params={params} />
    </Prefetched>
  );
}
