import { Deposit } from "@/screens/deposit.tsx";
import { titled } from "@/server/titled.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("deposit.title"));

// Nothing is prefetched: what room is left only hints at the amount, and must not change while the page wakes up.
export default function DepositPage() {
  return (
    <Words domains={["deposit", "collect"]}>
      <Deposit />
    </Words>
  );
}
