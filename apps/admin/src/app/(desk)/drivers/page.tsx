import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { type DriverParams, driverSearchInput } from "@/drivers/queries.ts";
import { DriverSearchScreen } from "@/drivers/search-screen.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("drivers.title") };

export default async function DriversPage({
  searchParams,
}: {
  readonly searchParams: Promise<DriverParams>;
}) {
  const params = await searchParams;
  prefetch(serverTrpc.admin.users.search.queryOptions(driverSearchInput(params)));
  return (
    <Prefetched>
      <DriverSearchScreen params={params} />
    </Prefetched>
  );
}
