import { recordAudit, systemActor } from "@drivopay/api/audit/index";
import type { Services } from "@drivopay/api/services";
import { createDriver } from "@drivopay/api/users/index";
import { creditPayment, setTier } from "@drivopay/api/wallet/index";
import { Language } from "@drivopay/contracts/identifiers";
import { paise } from "@drivopay/contracts/money";
import { datePostings, type Session, tables } from "@drivopay/db";
import { startOfIndianDay } from "@drivopay/runtime/clock";
import { derivedId } from "@drivopay/runtime/ids";
import { count, eq, like } from "drizzle-orm";
import { makePlatformStretch, platformStretches } from "./platform-history.ts";
import { settleHistory } from "./settled-history.ts";

const firstDriver = 3;
const lastDriver = 52;
const days = 90;
const faresADriver = 48;
const atOnce = 6;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** When people ride: the two rushes of a day, then the evening. India's time. */
const hours = [8, 8, 9, 9, 10, 13, 17, 18, 18, 19, 20, 22];
const givenNames = [
  "Arjun",
  "Bala",
  "Deepa",
  "Farhan",
  "Gita",
  "Harish",
  "Kavya",
  "Lokesh",
  "Manoj",
  "Nandini",
];
const familyNames = ["Das", "Gowda", "Khan", "Nair", "Patil", "Reddy", "Sharma", "Singh", "Yadav", "Joshi"];

/**
 * Fifty drivers with three months of fares behind them, written by the product's own services on a connection of
 * the books' owner, who alone may date postings. The same history on every machine, up to the day. Nobody is told
 * of it. Safe to repeat: a driver who is there is left alone.
 */
export async function makeHistory(services: Services): Promise<void> {
  const [there] = await services.db.orm
    .select({ drivers: count() })
    .from(tables.users)
    .where(like(tables.users.phone, "+9190000000%"));
  if ((there?.drivers ?? 0) >= lastDriver) return;
  await makeDrivers(services);
  await settleHistory(services);
}

async function makeDrivers(services: Services): Promise<void> {
  const numbers = Array.from({ length: lastDriver - firstDriver + 1 }, (_, index) => firstDriver + index);
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
        await services.db.transact((tx) => makeDriver(tx, services, number), { quiet: true });
      }
    }),
  );
}

async function makeDriver(tx: Session, services: Services, number: number): Promise<void> {
  const random = seeded(number);
  const phone = `+9190000000${String(number).padStart(2, "0")}`;
  const name = `${pick(givenNames, random)} ${pick(familyNames, random)}`;
  const language = pick(Language.options, random);
  const made = await createDriver(
    tx,
    { ipAddress: null, userAgent: null },
    { phone, name, email: null, language },
  );
  if (!made) return;
  await setTier(tx, made.walletId, "FULL");
  await tx.orm
    .update(tables.users)
    .set({ status: "ACTIVE", kycStatus: "APPROVED" })
    .where(eq(tables.users.id, made.user.id));
  const now = services.clock.now().getTime();
  const moments = Array.from({ length: faresADriver }, () => rideTime(now, random)).sort((a, b) => a - b);
  // The books are written in the order of their time: the platforms' trips stand behind the fares of their time.
  const stretches = platformStretches(now, random);
  for (const [index, moment] of moments.entries()) {
    while (stretches[0] && stretches[0].at.getTime() < moment)
      await makePlatformStretch(tx, made, phone, stretches.shift());
    const fare = paise((4 + Math.floor(random() * 42)) * 1_000 + Math.floor(random() * 2) * 500);
    await makeFare(tx, made, { key: `${phone}:${index}`, at: new Date(Math.min(moment, now)), fare });
  }
  while (stretches.length > 0) await makePlatformStretch(tx, made, phone, stretches.shift());
}

async function makeFare(
  session: Session,
  driver: { readonly user: { readonly id: string }; readonly walletId: string },
  ride: { readonly key: string; readonly at: Date; readonly fare: ReturnType<typeof paise> },
): Promise<void> {
  const tx = await datePostings(session, ride.at);
  const paymentId = derivedId("demo-fare", ride.key);
  const { walletId } = driver;
  const userId = driver.user.id;
  const nothing = paise(0);
  const { transactionId, held } = await creditPayment(tx, {
    paymentId,
    walletId,
    userId,
    gateway: "razorpay",
    source: "PERMANENT_QR",
    gross: ride.fare,
    fee: nothing,
    tax: nothing,
    description: null,
  });
  await tx.orm.insert(tables.payments).values({
    id: paymentId,
    userId,
    walletId,
    gateway: "razorpay",
    gatewayPaymentId: `pay_demo_${paymentId}`,
    source: "PERMANENT_QR",
    status: "CAPTURED",
    method: "upi",
    amount: ride.fare,
    fee: nothing,
    tax: nothing,
    held,
    payerVpaMasked: "ri****@okaxis",
    transactionId,
    capturedAt: ride.at,
    createdAt: ride.at,
  });
  await recordAudit(tx, systemActor, {
    action: "payments.payment-captured",
    entityType: "payment",
    entityId: paymentId,
    newValue: { status: "CAPTURED", amount: ride.fare },
  });
}

function rideTime(nowMs: number, random: () => number): number {
  const midnight = startOfIndianDay(new Date(nowMs)).getTime() - Math.floor(random() * days) * dayMs;
  const moment = midnight + (pick(hours, random) + random()) * hourMs;
  return Math.floor(moment > nowMs ? moment - dayMs : moment);
}

function pick<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error("Nothing to pick from");
  return chosen;
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
