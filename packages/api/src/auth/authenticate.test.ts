import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";

let t: TestServices;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());
test("smoke", async () => {
  await t.services.sms.send({ to: "+919812345678", body: "code 123456" });
  expect(await t.codeFor("+919812345678")).toBe("123456");
});
