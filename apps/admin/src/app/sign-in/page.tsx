import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { SignInForm } from "@/sign-in/sign-in-form.tsx";

export const metadata: Metadata = { title: desk("signIn.title") };

export default function SignInPage() {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-8">
      <p className="font-bold text-body">{desk("product")}</p>
      <SignInForm />
    </main>
  );
}
