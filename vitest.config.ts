import { defineConfig } from "vitest/config";

// Fast tests without any service are "unit"; what needs Postgres, Redis or HTTP is "integration".
const unitPackages = ["contracts", "i18n", "runtime", "ui", "providers", "client"];
const integrationPackages = ["db", "api", "inngest-local", "sandbox", "composition"];

export default defineConfig({
  test: {
    // Two cores: a third worker only makes all of them slower.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            ...unitPackages.map((name) => `packages/${name}/src/**/*.test.{ts,tsx}`),
            "scripts/**/*.test.ts",
          ],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: [
            ...integrationPackages.map((name) => `packages/${name}/src/**/*.test.ts`),
            "apps/*/src/**/*.test.{ts,tsx}",
          ],
          globalSetup: "scripts/test-services.ts",
          // Files of a worker load the product once and share it: none changes a module, and each makes services of its
          // own. Loading it anew for each was two fifths of the work.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
