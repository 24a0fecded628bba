import type { ReactNode } from "react";
import { Desk } from "@/desk/providers.tsx";
import { requireStaff } from "@/server/require-staff.ts";

export const dynamic = "force-dynamic";

/** Every page behind the sign-in. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  return <Desk staff={await requireStaff()}>{children}</Desk>;
}
