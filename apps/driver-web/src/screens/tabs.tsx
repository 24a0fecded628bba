"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { BottomNav, type NavItem, SideNav } from "@drivopay/ui/bottom-nav";
import { BookOpenText, House, Landmark, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type Place, placeOf } from "./place.ts";

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
  const present = placeOf(path);
  const tab = (href: Place, label: string, icon: React.ReactNode): NavItem => ({
    key: href,
    label,
    icon,
    current: path === href ? "page" : present === href ? "within" : "no",
    render: (link) => <Link href={href} {...link} />,
  });
  return [
    tab("/", translate("navHome"), <House className="size-6" />),
    tab("/history", translate("navHistory"), <BookOpenText className="size-6" />),
    tab("/bank", translate("navBank"), <Landmark className="size-6" />),
    tab("/profile", translate("navProfile"), <UserRound className="size-6" />),
  ];
}
