import { AddBankAccount } from "@/screens/add-bank-account.tsx";
import { titled } from "@/server/titled.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("bank.add"));

export default function AddBankAccountPage() {
  return (
    <Words domains={["bank", "sending", "profile"]}>
      <AddBankAccount />
    </Words>
  );
}
