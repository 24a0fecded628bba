import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appRouter } from "../root.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { type TestDriver, testDriver } from "./test-services.ts";

const callerOf = createCallerFactory(appRouter);
let t: TestServices;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

const by = (driver: TestDriver) => callerOf(t.call(driver.credentials));

test("a photo is small, square and without what stood beside it; taking the consent back takes the photo", async () => {
  const driver = await testDriver(t);
  const form = new FormData();
  const exif = { IFD0: { Make: "SecretCam" } };
  const sent = await sharp({ create: { width: 900, height: 500, channels: 3, background: "#936" } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
  form.set("file", new File([new Uint8Array(sent)], "me.jpg"));
  await by(driver).users.setPhoto(form);
  const { photo } = await by(driver).users.photo();
  const kept = Buffer.from(photo?.data ?? "", "base64");
  expect(await sharp(kept).metadata()).toMatchObject({ width: 256, height: 256, format: "jpeg" });
  expect(kept.includes("SecretCam")).toBe(false);
  await by(driver).users.consents.withdraw({ purpose: "PROFILE_PHOTO" });
  expect((await by(driver).users.photo()).photo).toBeNull();
  await expect(by(driver).users.consents.withdraw({ purpose: "TERMS" })).rejects.toThrow("CONSENT_NEEDED");
  await by(driver).users.removePhoto();
});

test("a consent stands once however often it is given, and each change is a row", async () => {
  const driver = await testDriver(t);
  await Promise.all([1, 2, 3].map(() => by(driver).users.consents.give({ purpose: "KYC" })));
  await by(driver).users.consents.withdraw({ purpose: "KYC" });
  await by(driver).users.consents.give({ purpose: "KYC" });
  const { consents } = await by(driver).users.consents.list();
  const ofKyc = consents.filter(({ purpose }) => purpose === "KYC");
  expect(ofKyc.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, true]);
  expect(ofKyc[0]).toMatchObject({ noticeVersion: "2026-11", language: "en", channel: "WEB" });
});
