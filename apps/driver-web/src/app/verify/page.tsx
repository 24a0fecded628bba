import { Verify } from "@/screens/verify.tsx";
import { titled } from "@/server/titled.ts";

export const generateMetadata = titled((say) => say("verify.title"));

export default function VerifyPage() {
  return <Verify />;
}
