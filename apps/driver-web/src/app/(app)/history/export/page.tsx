import { ExportHistory } from "@/screens/export.tsx";
import { titled } from "@/server/titled.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("papers.exportTitle"));

export default function ExportPage() {
  return (
    <Words domains={["papers"]}>
      <ExportHistory />
    </Words>
  );
}
