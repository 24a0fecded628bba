import { Language } from "@/screens/language.tsx";
import { titled } from "@/server/titled.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("profile.language"));

export default function LanguagePage() {
  return (
    <Words domains={["profile"]}>
      <Language />
    </Words>
  );
}
