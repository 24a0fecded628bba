import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { LedgerScreen } from "@/ledger/ledger-screen.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("ledger.title") };

export default function LedgerPage() {
  prefetch(serverTrpc.admin.ledger.proof.queryOptions(undefined));
  return (
    <Prefetched>
      <LedgerScreen />
    </Prefetched>
  );
}
