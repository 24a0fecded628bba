import { cron } from "inngest";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { unlessRefused } from "../../workflow-errors.ts";
import { syncRequested } from "../events.ts";
import { fanOutSyncs } from "../request-sync.ts";
import { markSyncFailed, syncPage } from "../sync-page.ts";

/** A page that follows this many in one sync is left to the next: a platform may have no last page. */
const pagesAtMost = 400;
/** How many drivers are read at once at one platform. */
const driversAtOnce = 8;

/**
 * Reads a connection page by page. One at a time a connection, and only so many a platform; a platform that asks to
 * be left alone is, and one that is down is asked again for some hours, then a case is left and the next hour begins
 * where this one ended.
 */
export const syncEarningsWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "sync-earnings",
      triggers: [syncRequested],
      retries: 10,
      concurrency: [
        { key: "event.data.connectionId", limit: 1 },
        { key: "event.data.platform", limit: driversAtOnce },
      ],
      onFailure: async ({ event, error }) => {
        const { connectionId, platform } = syncRequested.schema.parse(event.data.event.data);
        await markSyncFailed(services, connectionId);
        const day = services.clock.now().toISOString().slice(0, 10);
        await openCase(services.db, {
          dedupeKey: `platforms.sync-stuck:${connectionId}:${day}`,
          kind: "platforms.sync-stuck",
          summary: "A driver's earnings could not be read from the platform",
          evidence: { connectionId, platform, reason: error.message },
          referenceId: connectionId,
        });
      },
    },
    async ({ event, step }) => {
      let credited = 0;
      for (let page = 1; page <= pagesAtMost; page += 1) {
        const progress = await step.run(`page ${page}`, () =>
          unlessRefused(() => syncPage(services, event.data.connectionId)),
        );
        credited += progress.credited;
        if (progress.state !== "MORE") return { pages: page, credited, ended: progress.state };
      }
      return { pages: pagesAtMost, credited, ended: "CUT" };
    },
  );

/** Every hour, every connection that can be read. */
export const syncHourlyWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "sync-earnings-hourly",
      triggers: [cron("7 * * * *")],
      retries: 3,
      concurrency: { limit: 1 },
      onFailure: async ({ error }) => {
        const hour = services.clock.now().toISOString().slice(0, 13);
        await openCase(services.db, {
          dedupeKey: `platforms.hourly-sync-stuck:${hour}`,
          kind: "platforms.hourly-sync-stuck",
          summary: "The hourly reading of the platforms did not reach every driver",
          evidence: { hour: `${hour}:00Z`, reason: error.message },
          referenceId: null,
        });
      },
    },
    async ({ step }) => {
      let requested = 0;
      let behind: string | null = null;
      do {
        const after: string | null = behind;
        const batch: Awaited<ReturnType<typeof fanOutSyncs>> = await step.run(
          `ask for those behind ${after ?? "none"}`,
          () => fanOutSyncs(services, after),
        );
        requested += batch.requested;
        behind = batch.next;
      } while (behind !== null);
      return { requested };
    },
  );
