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
}

/** The head of a screen that lies below another. */
export function BackBar({ title, href, end }: BackBarProps) {
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
    />
  );
}
