import type { Metadata } from "next";
import { VerifiedStatement } from "@/screens/verified-statement.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { titled } from "@/server/titled.ts";
import { serverTrpc } from "@/server/trpc.ts";

interface VerifiedStatementPageProps {
  readonly params: Promise<{ readonly code: string }>;
}

export async function generateMetadata({ params }: VerifiedStatementPageProps): Promise<Metadata> {
  const code = await codeIn(params);
  return titled((say) => `${say("verify.title")} ${code}`, { robots: { index: false } })();
}

export default async function VerifiedStatementPage({ params }: VerifiedStatementPageProps) {
  const code = await codeIn(params);
  prefetch(serverTrpc.transactions.verifyStatement.queryOptions({ code }));
  return (
    <Prefetched>
      <VerifiedStatement code={code} />
    </Prefetched>
  );
}

/** A code longer than any is answered like one that is none. */
async function codeIn(params: VerifiedStatementPageProps["params"]): Promise<string> {
  return decodeURIComponent((await params).code).slice(0, 40);
}
