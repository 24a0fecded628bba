import { toAppError } from "@drivopay/api/middleware/errors";
import type { PublicLink } from "@drivopay/contracts/payment-links";
import type { Metadata } from "next";
import { cache } from "react";
import { Pay } from "@/screens/pay.tsx";
import { PayUnknown } from "@/screens/pay-unknown.tsx";
import { titled } from "@/server/titled.ts";
import { serverCaller } from "@/server/trpc.ts";

interface PayPageProps {
  readonly params: Promise<{ readonly token: string }>;
}

/** The address is all that is needed to see this page: no search engine and no other site is to learn it. */
const hidden: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

export async function generateMetadata({ params }: PayPageProps): Promise<Metadata> {
  const link = await linkAt((await params).token);
  return titled((say) => (link ? say("pay.title", { name: link.payeeName }) : say("pay.unknown")), hidden)();
}

export default async function PayPage({ params }: PayPageProps) {
  const { token } = await params;
  const link = await linkAt(token);
  return link ? <Pay token={token} link={link} /> : <PayUnknown />;
}

/** An address that is none of ours, or not even the shape of one, shows the same page. Asked for once a request. */
const linkAt = cache(async (token: string): Promise<PublicLink | null> => {
  try {
    const api = await serverCaller();
    return (await api.payments.pay.link({ token })).link;
  } catch (error) {
    const { code } = toAppError(error);
    if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") return null;
    throw error;
  }
});
