import { OfflineStart } from "@/screens/offline-start.tsx";
import { titled } from "@/server/titled.ts";
import { Words } from "@/server/words.tsx";

export const generateMetadata = titled((say) => say("shell.offlineTitle"), { robots: { index: false } });

/** Holds nothing of any driver: the service worker keeps it, and what the phone last knew is put in there. */
export default function OfflinePage() {
  return (
    <Words domains={["home", "offline"]}>
      <OfflineStart />
    </Words>
  );
}
