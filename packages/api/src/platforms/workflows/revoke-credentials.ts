import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { unlessRefused } from "../../workflow-errors.ts";
import { credentialsOrphaned } from "../events.ts";
import { revokeCredentials } from "../revoke-credentials.ts";

/** Ends at the platform what we have forgotten: a driver who left must not stay readable there. */
export const revokeCredentialsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "revoke-platform-credentials",
      triggers: [credentialsOrphaned],
      retries: 10,
      concurrency: [{ key: "event.data.platform", limit: 4 }],
      onFailure: async ({ event, error }) => {
        const { connectionId, userId, platform } = credentialsOrphaned.schema.parse(event.data.event.data);
        await openCase(services.db, {
          dedupeKey: `platforms.key-not-revoked:${connectionId}`,
          kind: "platforms.key-not-revoked",
          summary: "A platform did not take back the key to a driver's account; it is forgotten here",
          evidence: { connectionId, platform, reason: error.message },
          referenceId: userId,
        });
      },
    },
    async ({ event, step }) =>
      step.run("end the key at the platform", () =>
        unlessRefused(() => revokeCredentials(services, credentialsOrphaned.schema.parse(event.data))),
      ),
  );
