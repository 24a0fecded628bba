import type { ReactNode } from "react";
import { offlineIcon } from "@/screens/frame-icons.tsx";
import { Offline } from "@/screens/offline.tsx";
import { Words } from "@/server/words.tsx";
import { ApiProvider } from "@/trpc/client.tsx";

/** Before the sign-in. */
export default function WelcomeLayout({ children }: { readonly children: ReactNode }) {
  return (
    <ApiProvider>
      <Words domains={["auth", "personal"]}>
        <Offline icon={offlineIcon} />
        {children}
      </Words>
    </ApiProvider>
  );
}
