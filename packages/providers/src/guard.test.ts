import { AppError } from "@drivopay/contracts/errors";
import { describe, expect, test, vi } from "vitest";
import { createGuard } from "./guard.ts";

const down = () => Promise.reject(new AppError("PROVIDER_UNAVAILABLE"));
const refused = () => Promise.reject(new AppError("PROVIDER_REJECTED"));

async function failing(guard: ReturnType<typeof createGuard>, call: () => Promise<never>, times: number) {
  for (let count = 0; count < times; count += 1) {
    await expect(guard(call)).rejects.toBeInstanceOf(AppError);
  }
}

describe("the guard", () => {
  test("stops calling a provider that keeps failing", async () => {
    const guard = createGuard({ timeoutMs: 1_000 });
    await failing(guard, down, 40);
    const call = vi.fn(async () => "answer");
    await expect(guard(call)).rejects.toMatchObject({ code: "PROVIDER_UNAVAILABLE" });
    expect(call).not.toHaveBeenCalled();
  });

  test("says that it is the bank which is away where it stands for one", async () => {
    const hanging = () => new Promise(() => undefined);
    const away = (isBank: boolean) => createGuard({ timeoutMs: 20, isBank })(hanging);
    await expect(away(true)).rejects.toMatchObject({ params: { reason: "BANK_AWAY" } });
    await expect(away(false)).rejects.toMatchObject({ params: {} });
  });

  test("goes on calling a provider that refuses: a refusal is an answer", async () => {
    const guard = createGuard({ timeoutMs: 1_000 });
    await failing(guard, refused, 40);
    await expect(guard(async () => "answer")).resolves.toBe("answer");
  });

  test("ends a call that never answers as one whose outcome is not known", async () => {
    const guard = createGuard({ timeoutMs: 20 });
    await expect(guard(() => new Promise(() => undefined))).rejects.toMatchObject({
      code: "PROVIDER_UNAVAILABLE",
    });
  });
});
