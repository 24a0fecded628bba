import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../services.ts";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { authRouter } from "./router.ts";

const callerOf = createCallerFactory(authRouter);
const tenMinutesMs = 10 * 60 * 1000;
let t: TestServices;
beforeAll(async () => {
  t = await createTestServices();
});
afterAll(() => t.close());

/** Another server of ours, whose clock is wrong by so much. */
function serverOffBy(ms: number): Services {
  return { ...t.services, clock: { now: () => new Date(t.clock.now().getTime() + ms) } };
}

test.each([tenMinutesMs, -tenMinutesMs])(
  "a token made by a server whose clock is wrong by %i ms is good at the others, and renewed there",
  async (offMs) => {
    const phone = `+91970${String(1_000_000 + Math.abs(offMs) + (offMs > 0 ? 1 : 0)).slice(0, 7)}`;
    const wrong = serverOffBy(offMs);
    const at = (services: Services, token?: string) =>
      callerOf({ ...t.call(token ? { kind: "bearer", token } : null), services });
    await at(wrong).register({ phone, name: "Asha Devi" });
    const signedIn = await at(wrong).verifyOtp({ phone, otp: await t.codeFor(phone) });
    expect((await at(t.services, signedIn.accessToken).me()).user.phone).toBe(phone);
    const renewed = await at(t.services).refresh({ refreshToken: signedIn.refreshToken });
    expect((await at(wrong, renewed.accessToken).me()).user.phone).toBe(phone);
    const again = await at(wrong).refresh({ refreshToken: renewed.refreshToken });
    expect((await at(t.services, again.accessToken).me()).user.phone).toBe(phone);
  },
);
