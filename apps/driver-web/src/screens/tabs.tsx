"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { BottomNav, SideNav } from "@drivopay/ui/bottom-nav";
import { BookOpenText, House, Landmark, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** The four places of the app, under the thumb. */
export function Tabs() {
  const translate = useTranslations("shell");
  return <BottomNav label={translate("navigation")} items={usePlaces()} />;
}

/** The same four beside every page of a wide screen. */
export function Rail() {
  const translate = useTranslations("shell");
  return <SideNav label={translate("navigation")} items={usePlaces()} />;
}

function usePlaces() {
  const translate = useTranslations("shell");
  const path = usePathname();
  const tab = (href: string, label: string, icon: React.ReactNode) => ({
    key: href,
    label,
    icon,
    current: path === href || (href !== "/" && path.startsWith(`${href}/`)),
    render: (link: { className: string; children: React.ReactNode; "aria-current"?: "page" }) => (
      <Link href={href} {...link} />
    ),
  });
  return [
    tab("/", translate("navHome"), <House className="size-6" />),
    tab("/history", translate("navHistory"), <BookOpenText className="size-6" />),
    tab("/bank", translate("navBank"), <Landmark className="size-6" />),
    tab("/profile", translate("navProfile"), <UserRound className="size-6" />),
  ];
}
