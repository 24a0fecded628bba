import { afterEach, expect, test, vi } from "vitest";
import { createLogger } from "./logger.ts";

afterEach(() => vi.restoreAllMocks());

/** What a logger writes, line by line. */
function lines(): string[] {
  const written: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return written;
}

test("a line holds no secret, and no number of a person in what an error says", () => {
  const written = lines();
  const cause = new Error("The 'To' number +919000000001 is not valid");
  createLogger("test", "info").warn({ err: new Error("Refused", { cause }), otp: "123456" }, "Not sent");
  const text = written.join("");
  expect(JSON.parse(text)).toMatchObject({ level: "WARN", service: "test", message: "Not sent" });
  expect(text).toContain("The 'To' number [number] is not valid");
  expect(text).not.toMatch(/919000000001|123456/);
});
