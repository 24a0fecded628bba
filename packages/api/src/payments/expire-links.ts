import { AppError } from "@drivopay/contracts/errors";
import type { Services } from "../services.ts";
import { closeWhatIsOpen, endLink } from "./end-link.ts";
import { type LinkRow, overdueLinks } from "./link-repo.ts";
import { pollLink } from "./poll-link.ts";

/** A payment begun in the last moment is let through. */
const graceMs = 60_000;
/** A gateway that stays unreachable does not keep a link open for longer. */
const longestWaitMs = 60 * 60_000;
const batchSize = 50;
const atOnce = 5;

/**
 * Ends links whose time has passed, a batch at a time; before, the gateways are asked for payments no webhook has told
 * of. One they cannot be asked about waits for the next round. Safe to repeat and to race.
 * @returns how many were ended, and whether more are waiting
 */
export async function expireLinks(services: Services): Promise<{ closed: number; more: boolean }> {
  const now = services.clock.now();
  const overdue = await overdueLinks(services.db, new Date(now.getTime() - graceMs), batchSize);
  let closed = 0;
  for (let start = 0; start < overdue.length; start += atOnce) {
    const group = overdue.slice(start, start + atOnce);
    const outcomes = await Promise.all(group.map((link) => expire(services, link, now)));
    closed += outcomes.filter(Boolean).length;
  }
  return { closed, more: overdue.length === batchSize && closed > 0 };
}

async function expire(services: Services, link: LinkRow, now: Date): Promise<boolean> {
  const overdueMs = now.getTime() - link.expiresAt.getTime();
  if (!(await polled(services, link)) && overdueMs < longestWaitMs) return false;
  if (await endLink(services, link.id, "EXPIRED")) await closeWhatIsOpen(services, link);
  return true;
}

async function polled(services: Services, link: LinkRow): Promise<boolean> {
  try {
    await pollLink(services, link);
    return true;
  } catch (err) {
    if (!(err instanceof AppError)) throw err;
    services.logger.warn({ err, linkId: link.id }, "An overdue link could not be polled");
    return false;
  }
}
