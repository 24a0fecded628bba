import { ProveAccount } from "@/screens/prove-account.tsx";
import { titled } from "@/server/titled.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("prove.title"));

// Nothing is prefetched: opening the page asks the bank for a new rupee, or finds the one that waits.
export default async function ProveAccountPage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const { id } = await params;
  return (
    <Words domains={["prove", "deposit", "collect"]}>
      <ProveAccount bankAccountId={id} />
    </Words>
  );
}
