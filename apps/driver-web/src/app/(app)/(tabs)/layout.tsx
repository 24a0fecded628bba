import type { ReactNode } from "react";
import { Tabs } from "@/screens/tabs.tsx";

export default function TabsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <Tabs />
    </>
  );
}
