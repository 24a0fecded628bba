import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { GatewaysScreen } from "@/gateways/gateways-screen.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("gateways.title") };

export default function GatewaysPage() {
  prefetch(serverTrpc.admin.gateways.list.queryOptions());
  return (
    <Prefetched>
      <GatewaysScreen />
    </Prefetched>
  );
}
