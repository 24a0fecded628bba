import type { ReactNode } from "react";
import { placeIcons } from "@/screens/frame-icons.tsx";
import { Tabs } from "@/screens/tabs.tsx";

export default function TabsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {children}
      <Tabs icons={placeIcons} />
    </>
  );
}
