"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { BottomNav, type NavItem, SideNav } from "@drivopay/ui/bottom-nav";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type Place, placeOf } from "./place.ts";

interface PlacesProps {
  readonly icons: Readonly<Record<Place, React.ReactNode>>;
}

/** The four places of the app, under the thumb. */
export function Tabs({ icons }: PlacesProps) {
  const translate = useTranslations("shell");
  return <BottomNav label={translate("navigation")} items={usePlaces(icons)} />;
}

/** The same four beside every page of a wide screen. */
export function Rail({ icons }: PlacesProps) {
  const translate = useTranslations("shell");
  return <SideNav label={translate("navigation")} items={usePlaces(icons)} />;
}

function usePlaces(icons: PlacesProps["icons"]) {
  const translate = useTranslations("shell");
  const path = usePathname();
  const present = placeOf(path);
  const tab = (href: Place, label: string): NavItem => ({
    key: href,
    label,
    icon: icons[href],
    current: path === href ? "page" : present === href ? "within" : "no",
    render: (link) => <Link href={href} {...link} />,
  });
  return [
    tab("/", translate("navHome")),
    tab("/history", translate("navHistory")),
    tab("/bank", translate("navBank")),
    tab("/profile", translate("navProfile")),
  ];
}
