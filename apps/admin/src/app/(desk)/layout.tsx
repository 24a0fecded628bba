import { ToastProvider } from "@drivopay/ui/toast";
import type { ReactNode } from "react";
import { Shell } from "@/desk/shell.tsx";
import { ShortcutProvider } from "@/keyboard/shortcuts.tsx";
import { requireStaff } from "@/server/require-staff.ts";
import { ApiProvider } from "@/trpc/client.tsx";

export const dynamic = "force-dynamic";

/** Every page behind the sign-in. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const staff = await requireStaff();
  return (
    <ApiProvider>
      <ShortcutProvider>
        <ToastProvider>
          <Shell staff={staff}>{children}</Shell>
        </ToastProvider>
      </ShortcutProvider>
    </ApiProvider>
  );
}
