import type { ReactNode } from "react";
import { offlineIcon } from "@/screens/frame-icons.tsx";
import { Offline } from "@/screens/offline.tsx";
import { Words } from "@/server/words.tsx";
import { ApiProvider } from "@/trpc/client.tsx";

/** For anyone who was shown a paper: nobody needs to sign in here. */
export default function VerifyLayout({ children }: { readonly children: ReactNode }) {
  return (
    <ApiProvider>
      <Words domains={["verify", "passport", "source"]}>
        <Offline icon={offlineIcon} />
        {children}
      </Words>
    </ApiProvider>
  );
}
