import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { offlineIcon, placeIcons } from "@/screens/frame-icons.tsx";
import { LiveWallet } from "@/screens/live-wallet.tsx";
import { Offline } from "@/screens/offline.tsx";
import { ServiceWorker } from "@/screens/service-worker.tsx";
import { Rail } from "@/screens/tabs.tsx";
import { sessionCredentials } from "@/server/session.ts";
import { Words } from "@/server/words.tsx";
import { ApiProvider } from "@/trpc/client.tsx";

/** Everything behind the sign-in: calls, live updates and the voice. */
export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  if (!(await sessionCredentials())) redirect("/welcome");
  return (
    <ApiProvider>
      <Words domains={["speech"]}>
        <LiveWallet>
          <ServiceWorker />
          <Offline icon={offlineIcon} />
          <Rail icons={placeIcons} />
          {children}
        </LiveWallet>
      </Words>
    </ApiProvider>
  );
}
