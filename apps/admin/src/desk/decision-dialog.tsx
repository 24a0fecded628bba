"use client";

import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { Sheet } from "@drivopay/ui/sheet";
import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useId } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { errorSentence } from "../trpc/query-client.ts";

/** As the contracts ask it of every decision. */
const Reason = z.object({ reason: z.string().trim().min(3).max(300) });

/** Asks for a decision with its reason; nothing is done before. Ctrl and Enter sends it. */
export function DecisionDialog({
  title,
  body,
  confirm,
  danger = false,
  reasonLabel = desk("common.reason"),
  reasonHint = desk("common.reasonHint"),
  children,
  onClose,
  onDecide,
}: {
  readonly title: string;
  readonly body: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly reasonLabel?: string;
  readonly reasonHint?: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  /** Throws what the API answered; the dialog stays and says it. */
  readonly onDecide: (reason: string) => Promise<void>;
}) {
  const id = useId();
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(Reason),
    defaultValues: { reason: "" },
  });
  const submit = handleSubmit(async ({ reason }) => {
    try {
      await onDecide(reason);
    } catch (error) {
      setError("root", { message: errorSentence(error) });
      return;
    }
    onClose();
  });
  const { errors, isSubmitting } = formState;
  const wrong = errors.root?.message ?? (errors.reason ? desk("common.reasonTooShort") : undefined);
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={body}
      closeLabel={desk("common.close")}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        {children}
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="font-semibold">
            {reasonLabel}
          </label>
          <textarea
            {...register("reason")}
            id={id}
            rows={3}
            // biome-ignore lint/a11y/noAutofocus: the reason is the only thing the dialog asks for
            autoFocus
            aria-invalid={wrong ? true : undefined}
            aria-describedby={`${id}-hint`}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
            }}
            className="rounded-field border-2 border-edge bg-sheet px-3 py-2 focus-visible:border-ink"
          />
          <p
            id={`${id}-hint`}
            className={wrong ? "font-medium text-bad" : "text-ink-soft"}
            role={wrong ? "alert" : undefined}
          >
            {wrong ?? reasonHint}
          </p>
        </div>
        <div className="flex justify-end gap-2">
          <Button kind="quiet" size="small" onClick={onClose}>
            {desk("common.cancel")}
          </Button>
          <Button type="submit" kind={danger ? "danger" : "primary"} size="small" busy={isSubmitting}>
            {confirm}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
