import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { AuditScreen } from "@/audit/audit-screen.tsx";
import { type AuditParams, auditInput } from "@/audit/queries.ts";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("audit.title") };

export default async function AuditPage({ searchParams }: { readonly searchParams: Promise<AuditParams> }) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.audit.search.queryOptions(auditInput(params)));
  return (
    <Prefetched>
      <AuditScreen params={params} />
    </Prefetched>
  );
}
