import { expect, test } from "vitest";
import { AppError, errorCatalogue, errorCodes, isErrorCode } from "./errors.ts";

test("every code of the catalogue has an HTTP error status and a title", () => {
  for (const code of errorCodes) {
    expect(errorCatalogue[code].status).toBeGreaterThanOrEqual(400);
    expect(errorCatalogue[code].title).not.toBe("");
  }
});

test("a code is told from any other text, also from what every object has", () => {
  expect(isErrorCode("NOT_FOUND")).toBe(true);
  expect(isErrorCode("toString")).toBe(false);
});

test("an error carries its status and whether to try again", () => {
  const error = new AppError("PROVIDER_UNAVAILABLE", { params: { retryAfterSeconds: 5 } });
  expect(error).toMatchObject({ status: 503, retryable: true, params: { retryAfterSeconds: 5 } });
});
