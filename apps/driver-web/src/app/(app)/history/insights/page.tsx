import { Insights } from "@/screens/insights.tsx";
import { Words } from "@/server/words.tsx";

export default function InsightsPage() {
  return (
    <Words domains={["insights", "source"]}>
      <Insights />
    </Words>
  );
}
