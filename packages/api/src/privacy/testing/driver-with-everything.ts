import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { appRouter } from "../../root.ts";
import type { TestServices } from "../../test-services.ts";
import { signStatement } from "../../transactions/sign-statement.ts";
import { writeStatement } from "../../transactions/write-statement.ts";
import { createCallerFactory } from "../../trpc.ts";
import { uploadDocument } from "../../users/index.ts";
import { type TestDriver, testDriver } from "../../users/test-services.ts";

const callerOf = createCallerFactory(appRouter);
export const pin = "739146";
export const email = "asha.secret@example.in";
let pans = 0;

/** A driver of whom every table with personal data holds something, and what the bucket keeps. */
export async function driverWithEverything(
  t: TestServices,
): Promise<TestDriver & { phone: string; objectKeys: string[] }> {
  const picture = await sharp({ create: { width: 480, height: 300, channels: 3, background: "#369" } })
    .png()
    .toBuffer();
  const driver = await testDriver(t);
  const api = callerOf(t.call(driver.credentials));
  await api.auth.setPin({ pin });
  await api.users.update({ email, vehicle: "KA05MX9999" });
  const form = new FormData();
  form.set("file", new File([new Uint8Array(picture)], "face.png"));
  await api.users.setPhoto(form);
  const { document } = await uploadDocument(driver.ctx, { type: "PAN", bytes: picture });
  await api.users.submitKyc({
    pan: `ABCPD${String(++pans).padStart(4, "0")}E`,
    ...{ aadhaarLast4: "2346", licenceNumber: "KA0120190001234", vehicleNumber: "KA05MX9999" },
    documentIds: [document.id],
  });
  await api.wallet.bankAccounts.add({
    ...{ accountNumber: "50100012345678", ifscCode: "HDFC0000053", accountHolderName: "Asha Devi", pin },
  });
  const rows = await t.services.db.orm
    .select({ objectKey: tables.documents.objectKey })
    .from(tables.documents)
    .where(eq(tables.documents.userId, driver.userId));
  const { phone } = (await api.users.me()).user;
  await t.services.db.orm.insert(tables.notifications).values({
    id: newId(),
    userId: driver.userId,
    dedupeKey: "x",
    type: "KYC_APPROVED",
    title: "Asha",
    body: email,
  });
  await t.services.db.orm.insert(tables.platformConnections).values({
    ...{ id: newId(), userId: driver.userId, platform: "UBER", platformUserId: phone },
    ...{ accountName: "Asha Devi", credentialsSealed: `sealed for ${email}` },
  });
  await api.payments.qr.generate({ amount: 12_550, description: "Fare of Asha Devi" });
  await api.payments.qr.permanent();
  await api.payments.links.create({
    ...{ amount: 40_000, description: "Airport, call Asha Devi" },
    customer: { name: "Meena Rao", phone: "+919812345678", email: "meena@example.in" },
  });
  const month = { from: "2026-10-01T00:00:00.000Z", to: "2026-11-01T00:00:00.000Z" };
  const { export: statement } = await api.transactions.export({ format: "CSV", ...month });
  await signStatement(t.services, statement.id, await writeStatement(t.services, statement.id));
  const objectKeys = rows.map(({ objectKey }) => objectKey);
  return { ...driver, phone, objectKeys: [...objectKeys, `statements/${driver.userId}/${statement.id}.csv`] };
}
