import { AppError } from "@drivopay/contracts/errors";
import { clientRefused, type Platform } from "@drivopay/contracts/platforms";
import { openCase } from "../audit/index.ts";
import type { Services } from "../services.ts";

/** Whether a platform refused us and not the driver: our id or secret there is wrong. */
export const isClientRefused = (error: unknown): error is AppError =>
  error instanceof AppError && error.params.refusal === clientRefused;

/** One case a platform, however many drivers it keeps from being read. Safe to repeat. */
export function askStaffForOurKey({ db }: Services, platform: Platform): Promise<void> {
  return openCase(db, {
    dedupeKey: `platforms.client-refused:${platform}`,
    kind: "platforms.client-refused",
    summary:
      "A platform refuses our client id or secret: nobody's earnings can be read there until it is mended",
    evidence: { platform },
    referenceId: null,
  });
}
