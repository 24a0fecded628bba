import { SignIn } from "@/screens/sign-in.tsx";
import { titled } from "@/server/titled.ts";

export const generateMetadata = titled((say) => say("auth.phoneTitle"));

export default function SignInPage() {
  return <SignIn />;
}
