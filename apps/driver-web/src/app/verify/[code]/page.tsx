import type { Metadata } from "next";
import { VerifiedStatement } from "@/screens/verified-statement.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { robots: { index: false } };

export default async function VerifiedStatementPage({
  params,
}: {
  readonly params: Promise<{ readonly code: string }>;
}) {
  // A code longer than any is answered like one that is none.
  const code = decodeURIComponent((await params).code).slice(0, 40);
  prefetch(serverTrpc.transactions.verifyStatement.queryOptions({ code }));
  return (
    <Prefetched>
      <VerifiedStatement code={code} />
    </Prefetched>
  );
}
