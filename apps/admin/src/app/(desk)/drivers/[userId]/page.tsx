import { Id } from "@drivopay/contracts/identifiers";
import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DriverScreen } from "@/drivers/driver-screen.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("drivers.title") };

interface Props {
  readonly params: Promise<{ readonly userId: string }>;
}

export default async function DriverOnePage({ params }: Props) {
  const { userId } = await params;
  if (!Id.safeParse(userId).success) notFound();
  prefetch(serverTrpc.admin.users.get.queryOptions({ userId }));
  return (
    <Prefetched>
      <DriverScreen userId={userId} />
    </Prefetched>
  );
}
