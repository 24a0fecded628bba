"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { OfflineLine } from "@drivopay/ui/states";
import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Whether the phone says it has a connection. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}

/** Says plainly that there is no connection, and what does not work without one. */
export function Offline({ icon }: { readonly icon: React.ReactNode }) {
  const translate = useTranslations("shell");
  if (useOnline()) return null;
  return (
    <OfflineLine title={translate("offlineTitle")} icon={icon}>
      {translate("offlineBody")}
    </OfflineLine>
  );
}
