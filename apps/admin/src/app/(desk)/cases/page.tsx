import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { CasesScreen } from "@/cases/cases-screen.tsx";
import { type CaseParams, casesInput } from "@/cases/queries.ts";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("cases.title") };

export default async function CasesPage({ searchParams }: { readonly searchParams: Promise<CaseParams> }) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.cases.list.queryOptions(casesInput(params)));
  return (
    <Prefetched>
      <CasesScreen params={params} />
    </Prefetched>
  );
}
