import { Id } from "@drivopay/contracts/identifiers";
import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { KycScreen } from "@/kyc/kyc-screen.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";

export const metadata: Metadata = { title: desk("kyc.title") };

interface Props {
  readonly params: Promise<{ readonly userId: string }>;
}

export default async function KycCasePage({ params }: Props) {
  const { userId } = await params;
  if (!Id.safeParse(userId).success) notFound();
  prefetch(serverTrpc.admin.kyc.get.queryOptions({ userId }));
  return (
    <Prefetched>
      <KycScreen userId={userId} />
    </Prefetched>
  );
}
