import { ExportHistory } from "@/screens/export.tsx";
import { Words } from "@/server/words.tsx";

export default function ExportPage() {
  return (
    <Words domains={["papers"]}>
      <ExportHistory />
    </Words>
  );
}
