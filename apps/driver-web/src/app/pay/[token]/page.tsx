import { toAppError } from "@drivopay/api/middleware/errors";
import type { PublicLink } from "@drivopay/contracts/payment-links";
import type { Metadata } from "next";
import { Offline } from "@/screens/offline.tsx";
import { Pay } from "@/screens/pay.tsx";
import { PayUnknown } from "@/screens/pay-unknown.tsx";
import { serverCaller } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";
import { ApiProvider } from "@/trpc/client.tsx";

/** The address is all that is needed to see this page: no search engine and no other site is to learn it. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

interface PayPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

export default async function PayPage({ params }: PayPageProps) {
  const { token } = await params;
  const link = await linkAt(token);
  return (
    <ApiProvider>
      <Words domains={["pay"]}>
        <Offline />
        {link ? <Pay token={token} link={link} /> : <PayUnknown />}
      </Words>
    </ApiProvider>
  );
}

/** An address that is none of ours, or not even the shape of one, shows the same page. */
async function linkAt(token: string): Promise<PublicLink | null> {
  try {
    const api = await serverCaller();
    return (await api.payments.pay.link({ token })).link;
  } catch (error) {
    const { code } = toAppError(error);
    if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") return null;
    throw error;
  }
}
