import { redirect } from "next/navigation";
import { Welcome } from "@/screens/welcome.tsx";
import { sessionCredentials } from "@/server/session.ts";
import { titled } from "@/server/titled.ts";

export const generateMetadata = titled((say) => say("auth.chooseLanguage"));

export default async function WelcomePage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly ended?: string }>;
}) {
  // A page whose session has ended comes here with its cookie still set; it must not be sent back.
  if ((await searchParams).ended === undefined && (await sessionCredentials())) redirect("/");
  return <Welcome />;
}
