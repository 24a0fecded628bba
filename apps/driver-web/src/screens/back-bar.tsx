"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { IconButton } from "@drivopay/ui/button";
import { TopBar } from "@drivopay/ui/top-bar";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface BackBarProps {
  readonly title: string;
  readonly href: string;
  readonly end?: ReactNode;
  /** The screen took the place of another on the same page. */
  readonly arrives?: boolean;
}

/** A way on from a screen, in its head: a word, which takes as little of the line as it can. */
export function BarLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-12 items-center rounded-field px-2 font-semibold text-small underline decoration-accent decoration-3 underline-offset-4 hover:bg-still-wash"
    >
      {children}
    </Link>
  );
}

/** The head of a screen that lies below another. */
export function BackBar({ title, href, end, arrives = false }: BackBarProps) {
  const translate = useTranslations("shell");
  return (
    <TopBar
      title={title}
      start={
        <IconButton asChild label={translate("back")}>
          <Link href={href}>
            <ArrowLeft aria-hidden="true" className="size-6" />
          </Link>
        </IconButton>
      }
      end={end}
      arrives={arrives}
    />
  );
}
