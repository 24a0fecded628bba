import type { Paise } from "@drivopay/contracts/money";
import type { RiskReason } from "@drivopay/contracts/wallet";
import { type Session, tables } from "@drivopay/db";
import { and, count, eq, gte } from "drizzle-orm";
import { riskPolicy } from "./policy.ts";

const { withdrawals, devices } = tables;
const dayMs = 86_400_000;

/** Why a person should look at a withdrawal before it is sent; empty when nobody need. Behind the wallet's lock. */
export async function assessRisk(
  tx: Session,
  request: {
    readonly userId: string;
    readonly bankAccountId: string;
    readonly deviceId: string | null;
    readonly amount: Paise;
  },
  now: Date,
): Promise<RiskReason[]> {
  const { userId, amount } = request;
  const reasons: RiskReason[] = [];
  if (amount > riskPolicy.largeAmount) reasons.push("LARGE_AMOUNT");
  if (amount > riskPolicy.newDeviceAmount && (await isNewDevice(tx, request.deviceId, now))) {
    reasons.push("NEW_DEVICE");
  }
  const since = gte(withdrawals.createdAt, new Date(now.getTime() - dayMs));
  if ((await countOf(tx, and(eq(withdrawals.userId, userId), since))) >= riskPolicy.withdrawalsPerDay) {
    reasons.push("VELOCITY");
  }
  const arrived = and(
    eq(withdrawals.userId, userId),
    eq(withdrawals.bankAccountId, request.bankAccountId),
    eq(withdrawals.status, "PROCESSED"),
  );
  if (amount > riskPolicy.firstToBeneficiaryAmount && (await countOf(tx, arrived)) === 0) {
    reasons.push("FIRST_TO_BENEFICIARY");
  }
  return reasons;
}

async function countOf({ orm }: Session, which: ReturnType<typeof and>): Promise<number> {
  const [row] = await orm.select({ found: count() }).from(withdrawals).where(which);
  return row?.found ?? 0;
}

async function isNewDevice({ orm }: Session, deviceId: string | null, now: Date): Promise<boolean> {
  if (deviceId === null) return false;
  const [device] = await orm
    .select({ createdAt: devices.createdAt })
    .from(devices)
    .where(eq(devices.id, deviceId));
  return device !== undefined && now.getTime() - device.createdAt.getTime() < riskPolicy.newDeviceMs;
}
