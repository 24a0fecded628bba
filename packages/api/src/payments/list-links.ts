import { AppError } from "@drivopay/contracts/errors";
import { type LinkList, LinkListInput, type PaymentLink } from "@drivopay/contracts/payment-links";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { pageOf, resume } from "../pagination.ts";
import { countLinks, linkOfUser, linksOfUser } from "./link-repo.ts";
import { presentLink } from "./present-link.ts";

/** @throws NOT_FOUND, for another driver's link as well */
export async function getLink({ services, driver }: DriverContext, id: string): Promise<PaymentLink> {
  const row = await linkOfUser(services.db, driver.userId, id);
  if (!row) throw new AppError("NOT_FOUND");
  return presentLink(services, row);
}

/**
 * The driver's links, newest first.
 * @throws VALIDATION_FAILED for a cursor that is none of ours or of other filters
 */
export async function listLinks(
  { services, driver }: DriverContext,
  asked: z.infer<typeof LinkListInput>,
): Promise<z.infer<typeof LinkList>> {
  const page = resume(LinkListInput, asked);
  const now = services.clock.now();
  const [rows, total] = await Promise.all([
    linksOfUser(services.db, driver.userId, page, now),
    countLinks(services.db, driver.userId, page.status, now),
  ]);
  const cut = pageOf(rows, page, total, (row) => row.id);
  return { links: cut.rows.map((row) => presentLink(services, row)), pagination: cut.pagination };
}
