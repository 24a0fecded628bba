import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";

export interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** A question over the page: from below on a phone, where the thumb is; in the middle on a wide screen. */
export function Sheet({ open, onOpenChange, title, description, closeLabel, children }: SheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-shade" />
        <Dialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-lg animate-rise flex-col gap-4 overflow-y-auto rounded-t-sheet bg-paper p-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:inset-y-0 sm:my-auto sm:h-fit sm:rounded-sheet sm:p-6"
        >
          <div className="flex items-start justify-between gap-2">
            <Dialog.Title className="pt-2 font-semibold text-lead">{title}</Dialog.Title>
            <Dialog.Close
              aria-label={closeLabel}
              className="grid size-12 shrink-0 place-items-center rounded-field"
            >
              <X aria-hidden="true" className="size-6" />
            </Dialog.Close>
          </div>
          {description ? (
            <Dialog.Description className="-mt-2 text-ink-soft">{description}</Dialog.Description>
          ) : null}
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
