import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { rotateCredentials } from "../rotate-credentials.ts";

/** Every night: whatever an older key has sealed is sealed by the current one, so that a key can be retired in a day. */
export const rotateCredentialsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "rotate-platform-credentials",
      triggers: [cron("TZ=Asia/Kolkata 30 3 * * *")],
      retries: 3,
      concurrency: { limit: 1 },
      onFailure: async ({ error }) => {
        const { currentId } = services.settings.dataKeys;
        await openCase(services.db, {
          dedupeKey: `platforms.rotation-stuck:${currentId}`,
          kind: "platforms.rotation-stuck",
          summary: "Platform credentials could not be sealed by the current key",
          evidence: { keyId: currentId, reason: error.message },
          referenceId: null,
        });
      },
    },
    async ({ step }) => {
      let rewrapped = 0;
      let behind: string | null = null;
      do {
        const after: string | null = behind;
        const batch: Awaited<ReturnType<typeof rotateCredentials>> = await step.run(
          `seal those behind ${after ?? "none"}`,
          () => rotateCredentials(services, after),
        );
        rewrapped += batch.rewrapped;
        behind = batch.next;
      } while (behind !== null);
      return { rewrapped };
    },
  );
