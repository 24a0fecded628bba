import { Language } from "@/screens/language.tsx";
import { Words } from "@/server/words.tsx";

export default function LanguagePage() {
  return (
    <Words domains={["profile"]}>
      <Language />
    </Words>
  );
}
