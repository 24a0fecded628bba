import { Ban, CircleCheck, CircleDot, CircleX, Clock3, type LucideIcon, Undo2 } from "lucide-react";
import { classNames } from "./class-names.ts";

export type Tone = "good" | "wait" | "bad" | "back" | "stopped" | "still";

const looks: Readonly<Record<Tone, { icon: LucideIcon; classes: string }>> = {
  good: { icon: CircleCheck, classes: "bg-good-wash text-good" },
  wait: { icon: Clock3, classes: "bg-wait-wash text-wait" },
  bad: { icon: CircleX, classes: "bg-bad-wash text-bad" },
  back: { icon: Undo2, classes: "bg-wait-wash text-wait" },
  stopped: { icon: Ban, classes: "bg-still-wash text-still" },
  still: { icon: CircleDot, classes: "bg-still-wash text-still" },
};

const tones: Readonly<Record<string, Tone>> = {
  ACTIVE: "good",
  APPROVED: "good",
  ACCEPTED: "good",
  CAPTURED: "good",
  CREDITED: "good",
  COMPLETED: "good",
  PAID: "good",
  PROCESSED: "good",
  VERIFIED: "good",
  MATCHED: "good",
  HELD: "wait",
  OPEN: "wait",
  IN_REVIEW: "wait",
  PENDING: "wait",
  PENDING_KYC: "wait",
  PENDING_OTP: "wait",
  PROCESSING: "wait",
  REVIEW: "wait",
  SENDING: "wait",
  SENT: "wait",
  SUBMITTED: "wait",
  UPLOADED: "wait",
  VERIFYING: "wait",
  BLOCKED: "bad",
  FAILED: "bad",
  SHORT: "bad",
  EXCESS: "bad",
  REFUSED: "bad",
  REJECTED: "bad",
  SUSPENDED: "bad",
  PARTIALLY_REFUNDED: "back",
  REFUNDED: "back",
  RETURNED: "back",
  REVERSED: "back",
  CANCELLED: "stopped",
  CLOSED: "stopped",
  EXPIRED: "stopped",
};

/** The tone of a status of the API; what nobody has given one is still. */
export const toneOf = (status: string): Tone => tones[status] ?? "still";

export interface StatusPillProps {
  readonly tone: Tone;
  readonly children: string;
  readonly className?: string;
}

/** A status is a word, an icon and a colour, never a colour alone. */
export function StatusPill({ tone, children, className }: StatusPillProps) {
  const { icon: Icon, classes } = looks[tone];
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-mark px-2 py-0.5 font-semibold text-small",
        classes,
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {children}
    </span>
  );
}
