import type { Services } from "@drivopay/api/services";
import { paise } from "@drivopay/contracts/money";
import type { DocumentType } from "@drivopay/contracts/users";
import { type Database, tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { type Caller, driverCaller, hireStaff, staffCaller } from "./people.ts";
import { until, type World, worldAt } from "./sandbox.ts";

export { makeHistory } from "./history.ts";

const asha = { phone: "+919000000001", name: "Asha Devi", pin: "246813" };
const ravi = { phone: "+919000000002", name: "Ravi Kumar" };
/** Nine fares that make ₹5,000.00. */
const faresPaise = [12_550, 48_000, 31_250, 95_000, 22_400, 74_000, 60_300, 88_500, 68_000];

/**
 * The people that a start always finds, made by the product's own procedures against the sandbox. What is there
 * already is left as it is, so a second start changes nothing.
 */
export async function makeDemoData(services: Services, sandboxUrl: string): Promise<void> {
  const world = worldAt(sandboxUrl);
  await hireStaff(services);
  if (!(await isKnown(services.db, ravi.phone))) await driverCaller(services, world, ravi);
  if (await isComplete(services.db)) return;
  const driver = await driverCaller(services, world, asha);
  const { user } = await driver.auth.me();
  if (!user.pinSet) await driver.auth.setPin({ pin: asha.pin });
  if (user.kycStatus !== "APPROVED") await proveIdentity(services, driver, user.id);
  if ((await driver.wallet.bankAccounts.list()).bankAccounts.length === 0) await linkBankAccount(driver);
  await earnFares(driver, world);
}

async function isKnown({ orm }: Database, phone: string): Promise<boolean> {
  const found = await orm
    .select({ id: tables.users.id })
    .from(tables.users)
    .where(eq(tables.users.phone, phone));
  return found.length > 0;
}

/** Whether the first driver has all that is promised, found without signing in: codes are limited. */
async function isComplete({ orm }: Database): Promise<boolean> {
  const paid = await orm
    .select({ id: tables.payments.id })
    .from(tables.payments)
    .innerJoin(tables.users, eq(tables.users.id, tables.payments.userId))
    .where(eq(tables.users.phone, asha.phone));
  return paid.length >= faresPaise.length;
}

/** Goes on where a start that was cut short left it. */
async function proveIdentity(services: Services, driver: Caller, userId: string): Promise<void> {
  const { status } = (await driver.users.kycStatus()).kyc;
  if (status === "NOT_SUBMITTED" || status === "REJECTED") await submitPapers(driver);
  const ops = await staffCaller(services, "ops@drivopay.test");
  if (status !== "IN_REVIEW") await ops.admin.kyc.startReview({ userId });
  await ops.admin.kyc.approve({ userId });
}

async function submitPapers(driver: Caller): Promise<void> {
  const papers: DocumentType[] = ["PAN", "AADHAAR", "LICENCE", "VEHICLE_RC", "SELFIE"];
  const documentIds: string[] = [];
  for (const type of papers) {
    const form = new FormData();
    form.set("type", type);
    form.set("file", new File([await drawPaper(type)], `${type.toLowerCase()}.jpg`, { type: "image/jpeg" }));
    documentIds.push((await driver.users.uploadDocument(form)).document.id);
  }
  await driver.users.submitKyc({
    pan: "ABCPD1234E",
    aadhaarLast4: "2346",
    licenceNumber: "KA0120190001234",
    vehicleNumber: "KA01AB1234",
    documentIds,
  });
}

/** A paper that is plainly no real one. */
async function drawPaper(type: DocumentType): Promise<Uint8Array<ArrayBuffer>> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="860" height="540">
    <rect width="860" height="540" rx="28" fill="#f3efe4"/><rect width="860" height="96" rx="28" fill="#1f5e4b"/>
    <g font-family="sans-serif"><text x="40" y="62" font-size="40" fill="#ffffff">SPECIMEN: ${type.replace("_", " ")}</text>
    <text x="40" y="190" font-size="34" fill="#222222">${asha.name}</text>
    <text x="40" y="250" font-size="28" fill="#555555">Not a document. Drawn for the demo.</text></g>
    <rect x="620" y="150" width="190" height="240" fill="#d8d0bd"/></svg>`;
  return new Uint8Array(await sharp(Buffer.from(drawing)).jpeg({ quality: 82 }).toBuffer());
}

async function linkBankAccount(driver: Caller): Promise<void> {
  await driver.wallet.bankAccounts.add({
    accountNumber: "50100012345678",
    ifscCode: "HDFC0000053",
    accountHolderName: asha.name,
    pin: asha.pin,
  });
  await until("the bank account to be verified", async () => {
    const { bankAccounts } = await driver.wallet.bankAccounts.list();
    if (bankAccounts.some((account) => account.state === "FAILED")) throw new Error("The penny drop failed");
    return bankAccounts.some((account) => account.isVerified && account.isPrimary);
  });
}

/** Passengers pay what is still missing of the fares. */
async function earnFares(driver: Caller, world: World): Promise<void> {
  const paid = async () => (await driver.payments.history({ limit: 100 })).pagination.total;
  for (const fare of faresPaise.slice(await paid())) {
    const { upiUri } = await driver.payments.qr.generate({ amount: paise(fare), description: "Fare" });
    await world.payQr(upiUri, "passenger.one@okaxis");
  }
  await until("the fares to arrive", async () => (await paid()) >= faresPaise.length);
}
