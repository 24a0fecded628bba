import { expect, test } from "vitest";
import { toProviderError } from "./errors.ts";

const http = (status: number, error: object) => ({ response: { status, data: { error } } });

test.each([
  ["the SDK's TypeError on a lost connection", new TypeError("Cannot read properties of undefined")],
  ["a time-out", Object.assign(new Error("timeout of 10000ms exceeded"), { code: "ECONNABORTED" })],
  ["a 500", { statusCode: 500, error: { description: "We are facing some trouble" } }],
  ["a 502 that is not JSON", { response: { status: 502, data: "<html>" } }],
  ["a 429", { statusCode: 429, error: { description: "Request failed" } }],
  ["wrong keys", { statusCode: 401, error: { description: "Authentication failed" } }],
  [
    "a key used for another body, which means that something was carried out",
    http(400, { description: "Different request body sent for the same Idempotency Header." }),
  ],
  ["a key still in work", http(409, { description: "Request in progress" })],
])("%s leaves the outcome unknown", (_, thrown) => {
  expect(toProviderError(thrown).code).toBe("PROVIDER_UNAVAILABLE");
});

test("a refusal of what was asked for is final and keeps Razorpay's words, not our keys", () => {
  const refused = toProviderError({
    ...http(400, { description: "The amount must be at least INR 1.00", reason: "input_validation_failed" }),
    config: { auth: { password: "secret" } },
  });
  expect(refused.code).toBe("PROVIDER_REJECTED");
  expect(refused.cause).toMatchObject({ status: 400, message: "The amount must be at least INR 1.00" });
  expect(JSON.stringify(refused.cause)).not.toContain("secret");
});
