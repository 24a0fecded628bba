import { AppError } from "@drivopay/contracts/errors";
import type { LinkQr, PublicLink } from "@drivopay/contracts/payment-links";
import type { z } from "zod";
import { systemActor } from "../audit/index.ts";
import { drawQr } from "../draw-qr.ts";
import { consume, limiter } from "../middleware/rate-limit.ts";
import type { Services } from "../services.ts";
import { contactOf } from "../users/index.ts";
import { linkByToken, openQrsOfLink } from "./link-repo.ts";
import { openQr } from "./open-qr.ts";
import { pollLink } from "./poll-link.ts";
import { presentPublicLink, statusAt } from "./present-link.ts";

/** A page may show one QR after another while it stays open; more than these in ten minutes no payer needs. */
const qrsPerTenMinutes = 6;
/** A QR that is about to expire is not handed out. */
const leastLifeMs = 2 * 60_000;
const secondsBetweenPolls = 10;

/** The link at an address, as anybody may see it. @throws NOT_FOUND */
export async function publicLink(services: Services, token: string): Promise<PublicLink> {
  const row = await linkByToken(services.db, token);
  if (!row) throw new AppError("NOT_FOUND");
  const { name } = await contactOf(services.db, row.userId);
  return presentPublicLink(row, name, services.clock.now());
}

/** What an open page is woken by. @throws NOT_FOUND */
export async function topicOfLink(services: Services, token: string): Promise<string> {
  const row = await linkByToken(services.db, token);
  if (!row) throw new AppError("NOT_FOUND");
  return `link:${row.id}`;
}

/**
 * The QR of a link's page: the one that is open, or another. Before another is made the gateway is asked whether the
 * link is paid already: a webhook that was lost must not let anybody pay twice.
 * @throws NOT_FOUND; STATE_CONFLICT once it is paid or has ended; RATE_LIMITED; PROVIDER_UNAVAILABLE
 */
export async function openLinkQr(services: Services, token: string): Promise<z.infer<typeof LinkQr>> {
  const { db, clock } = services;
  const link = await linkByToken(db, token);
  if (!link) throw new AppError("NOT_FOUND");
  const now = clock.now();
  if (statusAt(link, now) !== "ACTIVE") throw new AppError("STATE_CONFLICT");
  const [open] = await openQrsOfLink(db, link.id, new Date(now.getTime() + leastLifeMs));
  if (open?.upiUri && open.expiresAt) {
    const { upiUri, expiresAt } = open;
    return { upiUri, qrCode: await drawQr(upiUri), expiresAt: expiresAt.toISOString() };
  }
  const qrs = limiter(services, "link-qr", {
    points: qrsPerTenMinutes,
    durationSeconds: 600,
    failOpen: true,
  });
  await consume(qrs, link.id);
  const { name } = await contactOf(db, link.userId);
  const { upiUri, qrCode, expiresAt } = await openQr(services, systemActor, {
    ...{ userId: link.userId, walletId: link.walletId, amount: link.amount, linkId: link.id },
    ...{ payeeName: name, description: link.description, purpose: "LINK" },
  });
  return { upiUri, qrCode, expiresAt };
}

/** Asks the gateways about a link that is open, now and then; the answer is a help, not a need. */
export async function askAboutLink(services: Services, token: string): Promise<void> {
  const link = await linkByToken(services.db, token);
  if (link?.status !== "ACTIVE") return;
  const polls = limiter(services, "link-poll", {
    points: 1,
    durationSeconds: secondsBetweenPolls,
    failOpen: true,
  });
  try {
    await consume(polls, link.id);
    await pollLink(services, link);
  } catch (err) {
    if (!(err instanceof AppError)) throw err;
    if (err.code !== "RATE_LIMITED")
      services.logger.warn({ err, linkId: link.id }, "A link could not be polled");
  }
}
