import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { placeOf } from "./place.ts";

const behindTheSignIn = join(import.meta.dirname, "..", "app", "(app)");
const paths = globSync("**/page.tsx", { cwd: behindTheSignIn }).map((file) => {
  const parts = dirname(file).split("/");
  return `/${parts.filter((part) => part !== "." && !part.startsWith("(")).join("/")}`;
});

test("every page behind the sign-in lies in one of the four places, but for the first steps", () => {
  expect(paths).toContain("/trace/[id]");
  expect(paths.filter((path) => placeOf(path) === null)).toEqual(["/start"]);
});

test("a page lies in the place it is opened from", () => {
  expect(placeOf("/")).toBe("/");
  expect(placeOf("/collect/links")).toBe("/");
  expect(placeOf("/earnings/platforms")).toBe("/");
  expect(placeOf("/inbox")).toBe("/");
  expect(placeOf("/trace/0198")).toBe("/history");
  expect(placeOf("/bank/send")).toBe("/bank");
  expect(placeOf("/kyc")).toBe("/profile");
});
