import type { ReactNode } from "react";
import { offlineIcon } from "@/screens/frame-icons.tsx";
import { Offline } from "@/screens/offline.tsx";
import { Words } from "@/server/words.tsx";
import { ApiProvider } from "@/trpc/client.tsx";

/** For whoever was sent a link: nobody needs to sign in here. */
export default function PayLayout({ children }: { readonly children: ReactNode }) {
  return (
    <ApiProvider>
      <Words domains={["pay"]}>
        <Offline icon={offlineIcon} />
        {children}
      </Words>
    </ApiProvider>
  );
}
