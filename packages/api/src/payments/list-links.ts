import { AppError } from "@drivopay/contracts/errors";
import { Id } from "@drivopay/contracts/identifiers";
import type { LinkList, LinkListInput, PaymentLink } from "@drivopay/contracts/payment-links";
import type { z } from "zod";
import type { DriverContext } from "../context.ts";
import { pageOf } from "../pagination.ts";
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
 * @throws BAD_REQUEST for a cursor that is none of ours
 */
export async function listLinks(
  { services, driver }: DriverContext,
  page: z.infer<typeof LinkListInput>,
): Promise<z.infer<typeof LinkList>> {
  if (page.cursor !== undefined && !Id.safeParse(page.cursor).success) throw new AppError("BAD_REQUEST");
  const now = services.clock.now();
  const [rows, total] = await Promise.all([
    linksOfUser(services.db, driver.userId, page, now),
    countLinks(services.db, driver.userId, page.status, now),
  ]);
  const cut = pageOf(rows, page, total, (row) => row.id);
  return { links: cut.rows.map((row) => presentLink(services, row)), pagination: cut.pagination };
}
