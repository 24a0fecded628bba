import { Verify } from "@/screens/verify.tsx";

export default function VerifyPage() {
  return <Verify />;
}
