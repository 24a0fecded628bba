"use client";

import type { Staff } from "@drivopay/contracts/auth";
import { ToastProvider } from "@drivopay/ui/toast";
import type { ReactNode } from "react";
import { ShortcutProvider } from "../keyboard/shortcuts.tsx";
import { ApiProvider } from "../trpc/client.tsx";
import { Shell } from "./shell.tsx";
import { StaffProvider } from "./who.tsx";

/** What every page of the desk stands in: calls, keys, messages, the frame. */
export function Desk({ staff, children }: { readonly staff: Staff; readonly children: ReactNode }) {
  return (
    <ApiProvider>
      <ShortcutProvider>
        <ToastProvider>
          <StaffProvider staff={staff}>
            <Shell staff={staff}>{children}</Shell>
          </StaffProvider>
        </ToastProvider>
      </ShortcutProvider>
    </ApiProvider>
  );
}
