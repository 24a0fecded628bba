"use client";

import type { Staff } from "@drivopay/contracts/auth";
import { desk } from "@drivopay/i18n/desk";
import { classNames } from "@drivopay/ui/class-names";
import {
  ArrowLeftRight,
  BookOpenCheck,
  BriefcaseBusiness,
  FileSpreadsheet,
  HandCoins,
  IdCard,
  Landmark,
  LayoutGrid,
  LogOut,
  type LucideIcon,
  Menu,
  ScrollText,
  Split,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { type ReactNode, useState } from "react";
import { ShortcutHelp } from "../keyboard/shortcut-help.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";
import { type SectionKey, sectionsOf } from "./sections.ts";

const icons: Readonly<Record<SectionKey, LucideIcon>> = {
  overview: LayoutGrid,
  kyc: IdCard,
  drivers: Users,
  withdrawals: Landmark,
  statements: FileSpreadsheet,
  transactions: ArrowLeftRight,
  settlements: HandCoins,
  gateways: Split,
  ledger: BookOpenCheck,
  cases: BriefcaseBusiness,
  audit: ScrollText,
};

/** The frame of every page: sections at the side, or behind a button where it is narrow. */
export function Shell({ staff, children }: { readonly staff: Staff; readonly children: ReactNode }) {
  const router = useRouter();
  const [menuOpen, setMenuOpen] = useState(false);
  const sections = sectionsOf(staff.role);
  useShortcuts(
    sections.map((section) => ({
      keys: `g ${section.chord}`,
      label: desk(`nav.${section.key}`),
      group: "go" as const,
      run: () => router.push(section.href),
    })),
  );
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13rem_1fr]">
      <a
        href="#page"
        className="sr-only z-50 rounded-field bg-accent px-3 py-2 text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {desk("nav.skip")}
      </a>
      <div className="z-30 flex flex-col border-ruled bg-sheet max-lg:sticky max-lg:top-0 max-lg:border-b lg:sticky lg:top-0 lg:h-dvh lg:border-r">
        <div className="flex items-center justify-between gap-2 px-4 py-2 lg:py-4">
          <Link href="/" className="rounded-mark font-bold text-body">
            {desk("product")}
          </Link>
          <button
            type="button"
            aria-expanded={menuOpen}
            aria-controls="sections"
            aria-label={desk("nav.menu")}
            onClick={() => setMenuOpen(!menuOpen)}
            className="grid size-10 place-items-center rounded-field hover:bg-still-wash lg:hidden"
          >
            <Menu aria-hidden="true" className="size-5" />
          </button>
        </div>
        <div
          id="sections"
          className={classNames(
            "flex-1 flex-col justify-between gap-4 overflow-y-auto px-2 pb-3 lg:flex",
            menuOpen ? "flex" : "hidden",
          )}
        >
          <nav aria-label={desk("nav.label")} className="flex flex-col gap-px">
            {sections.map((section) => (
              <SectionLink key={section.key} section={section} onGo={() => setMenuOpen(false)} />
            ))}
          </nav>
          <Account staff={staff} />
        </div>
      </div>
      <main id="page" className="flex min-w-0 max-w-7xl flex-col gap-6 px-4 py-4 lg:px-8 lg:py-6">
        {children}
      </main>
    </div>
  );
}

function SectionLink({
  section,
  onGo,
}: {
  readonly section: { readonly key: SectionKey; readonly href: string; readonly chord: string };
  readonly onGo: () => void;
}) {
  const pathname = usePathname();
  const Icon = icons[section.key];
  const current = section.href === "/" ? pathname === "/" : pathname.startsWith(section.href);
  return (
    <Link
      href={section.href}
      onClick={onGo}
      aria-current={current ? "page" : undefined}
      className={classNames(
        "group flex min-h-10 items-center gap-3 rounded-field px-3 font-medium lg:min-h-9",
        current ? "bg-accent text-accent-ink" : "hover:bg-still-wash",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className="flex-1">{desk(`nav.${section.key}`)}</span>
      <span
        aria-hidden="true"
        className={classNames("hidden text-small lg:inline", current ? "opacity-70" : "text-ink-soft")}
      >
        g {section.chord}
      </span>
    </Link>
  );
}

function Account({ staff }: { readonly staff: Staff }) {
  return (
    <div className="flex flex-col gap-1 border-ruled border-t px-3 pt-3">
      <p className="truncate font-medium" title={staff.email}>
        {staff.name}
      </p>
      <p className="text-ink-soft">{desk(`roles.${staff.role}`)}</p>
      <div className="flex items-center justify-between">
        <ShortcutHelp />
        <button
          type="button"
          onClick={() => void signOut({ callbackUrl: "/sign-in" })}
          className="flex min-h-9 items-center gap-2 rounded-field px-2 font-medium hover:bg-still-wash"
        >
          <LogOut aria-hidden="true" className="size-4" />
          {desk("nav.signOut")}
        </button>
      </div>
    </div>
  );
}
