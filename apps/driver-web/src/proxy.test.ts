import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { config } from "./proxy.ts";

test("every page behind the sign-in shows the way in before it is rendered for somebody without a session", () => {
  const pages = globSync("**/page.tsx", { cwd: join(import.meta.dirname, "app", "(app)") });
  const firstParts = pages.map((page) =>
    dirname(page)
      .split("/")
      .find((segment) => segment !== "." && !segment.startsWith("(")),
  );
  const guarded = [...new Set(firstParts)].map((part) => (part === undefined ? "/" : `/${part}/:path*`));
  expect([...config.matcher].sort()).toEqual(guarded.sort());
});
