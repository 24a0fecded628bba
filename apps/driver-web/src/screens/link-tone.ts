import type { LinkStatus } from "@drivopay/contracts/payment-links";
import { type Tone, toneOf } from "@drivopay/ui/status-pill";

/** An active link is one that waits to be paid. */
export const linkTone = (status: LinkStatus): Tone => (status === "ACTIVE" ? "wait" : toneOf(status));
