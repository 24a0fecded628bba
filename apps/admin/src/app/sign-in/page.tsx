import { desk } from "@drivopay/i18n/desk";
import type { Metadata } from "next";
import { connection } from "next/server";
import { iapSettings } from "@/server/iap-settings.ts";
import { IapEntry } from "@/sign-in/iap-entry.tsx";
import { SignInForm } from "@/sign-in/sign-in-form.tsx";

export const metadata: Metadata = { title: desk("signIn.title") };

export default async function SignInPage() {
  // Which way in there is, is known where this runs, not where it was built.
  await connection();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-8">
      <p className="font-bold text-body">{desk("product")}</p>
      {iapSettings() ? <IapEntry /> : <SignInForm />}
    </main>
  );
}
