import { AddBankAccount } from "@/screens/add-bank-account.tsx";
import { Words } from "@/server/words.tsx";

export default function AddBankAccountPage() {
  return (
    <Words domains={["bank", "sending", "profile"]}>
      <AddBankAccount />
    </Words>
  );
}
