import { newestCode } from "@drivopay/sandbox";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appRouter } from "../root.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { type TestDriver, testDriver } from "../users/test-services.ts";

const callerOf = createCallerFactory(appRouter);
let t: TestServices;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

const by = (driver: TestDriver) => callerOf(t.call(driver.credentials));
const codeTo = (email: string) =>
  newestCode(t.letters.filter(({ to }) => to === email).map(({ text }) => text)) ?? "";

test("an address is proved by the code from the letter, and a new one is not proved by it", async () => {
  const driver = await testDriver(t);
  await expect(by(driver).auth.email.sendCode()).rejects.toThrow("EMAIL_MISSING");
  const email = "asha@example.in";
  await by(driver).users.update({ email });
  await by(driver).auth.email.sendCode();
  const otp = codeTo(email);
  const wrong = otp === "000000" ? "000001" : "000000";
  await expect(by(driver).auth.email.verify({ otp: wrong })).rejects.toThrow("OTP_INVALID");
  expect((await by(driver).auth.email.verify({ otp })).user).toMatchObject({ email, emailVerified: true });
  await expect(by(driver).auth.email.sendCode()).rejects.toThrow("STATE_CONFLICT");
  const { user } = await by(driver).users.update({ email: "new@example.in" });
  expect(user.emailVerified).toBe(false);
  await expect(by(driver).auth.email.verify({ otp })).rejects.toThrow("OTP_EXPIRED");
});

test("a code that one driver asked for proves the address for no other", async () => {
  const [first, second] = [await testDriver(t), await testDriver(t)];
  const email = "shared@example.in";
  await by(first).users.update({ email });
  await by(second).users.update({ email });
  await by(first).auth.email.sendCode();
  await expect(by(second).auth.email.verify({ otp: codeTo(email) })).rejects.toThrow("OTP_INVALID");
  expect((await by(second).users.me()).user.emailVerified).toBe(false);
});
