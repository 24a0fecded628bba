import { SignIn } from "@/screens/sign-in.tsx";

export default function SignInPage() {
  return <SignIn />;
}
