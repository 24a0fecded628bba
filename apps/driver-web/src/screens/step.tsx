"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { IconButton } from "@drivopay/ui/button";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Form, FormAction } from "./form.tsx";

interface StepProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly onBack?: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** The primary action, within reach of the thumb. */
  readonly action?: ReactNode;
}

/** One question a screen. */
export function Step({ title, hint, onBack, onSubmit, children, action }: StepProps) {
  const shell = useTranslations("shell");
  return (
    <Form onSubmit={onSubmit} className="flex min-h-dvh flex-col">
      <div className="min-h-14 px-1 pt-1">
        {onBack ? (
          <IconButton label={shell("back")} onClick={onBack}>
            <ArrowLeft aria-hidden="true" className="size-6" />
          </IconButton>
        ) : null}
      </div>
      <main className="flex flex-1 flex-col gap-6 px-4 pt-2">
        <div className="flex flex-col gap-1">
          <h1 className="font-semibold text-title">{title}</h1>
          {hint ? <p className="text-ink-soft">{hint}</p> : null}
        </div>
        {children}
      </main>
      {action ? (
        <FormAction className="p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">{action}</FormAction>
      ) : null}
    </Form>
  );
}
