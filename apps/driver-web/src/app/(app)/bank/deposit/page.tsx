import { Deposit } from "@/screens/deposit.tsx";
import { Words } from "@/server/words.tsx";

// Nothing is prefetched: what room is left only hints at the amount, and must not change while the page wakes up.
export default function DepositPage() {
  return (
    <Words domains={["deposit", "collect"]}>
      <Deposit />
    </Words>
  );
}
