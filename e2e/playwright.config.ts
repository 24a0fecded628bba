import { defineConfig } from "@playwright/test";

// Whole journeys over the real stack, which global-setup.ts starts; at the width of a phone and of a desk.

const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: "tests",
  outputDir: "../.cache/test-results/e2e",
  globalSetup: "./global-setup.ts",
  // A journey waits more than it computes: for a code that may be sent again, a payout, a workflow. Two share the time.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      chromiumSandbox: false,
      args: [
        ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        ...["--disable-component-update", "--disable-sync", "--no-first-run"],
      ],
    },
  },
  projects: [
    { name: "sign-in", testMatch: "sign-in.setup.ts" },
    {
      name: "phone-360",
      testMatch: "*.spec.ts",
      dependencies: ["sign-in"],
      use: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true },
    },
    {
      name: "desktop-1280",
      // What a journey does is the same at every width; how the screens look is not.
      testMatch: "*-screens.spec.ts",
      grepInvert: /in Tamil|every page of the app/,
      dependencies: ["sign-in"],
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
});
