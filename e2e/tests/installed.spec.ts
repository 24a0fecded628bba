import { createServer, request as httpRequest, type Server } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { addresses } from "../addresses.ts";
import { balanceOn, newDriver, registerDriver } from "../people/driver.ts";

// The app on the phone's home screen: it installs, it opens without a network, and a new release takes over.

/** Until the worker of this page is in charge, with the page for want of a network in its cache. */
async function workerInCharge(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) =>
      navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }),
    );
  });
}

const keptAddresses = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = await Promise.all(caches_.map((cache) => cache.keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });

test("the app can be installed, and opens without a network with the last known balance", async ({
  context,
  page,
}) => {
  await registerDriver(page, newDriver());
  await expect(balanceOn(page)).toHaveText("₹0.00");
  await workerInCharge(page);

  await test.step("Chromium finds nothing that stands in the way of installing it", async () => {
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    // The tests' windows are private ones, which install nothing whatever the page is like.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });

  await test.step("nothing of the driver is kept by the worker: no page, no call", async () => {
    await page.reload();
    await expect(balanceOn(page)).toBeVisible();
    for (const path of await keptAddresses(page)) expect(path).toMatch(/^\/(_next\/static\/.+|offline)$/);
  });

  await test.step("without a network any screen opens with the balance and its time, and says what does not work", async () => {
    await context.setOffline(true);
    for (const path of ["/", "/collect"]) {
      await page.goto(`${addresses.driverWeb()}${path}`);
      await expect(page.getByRole("heading", { name: "No internet" })).toBeVisible();
      await expect(page.getByTestId("last-balance")).toHaveText("₹0.00");
      await expect(page.getByText(/^Balance as of Today, \d{1,2}:\d\d/)).toBeVisible();
      await expect(page.getByText("Collecting and sending money need internet.")).toBeVisible();
    }
  });

  await test.step("back online the screen that was asked for opens by itself", async () => {
    await context.setOffline(false);
    await expect(page.getByRole("group", { name: "Number keys" })).toBeVisible();
  });

  await test.step("after the sign-out the phone knows no balance", async () => {
    await page.goto(`${addresses.driverWeb()}/profile`);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/welcome/);
    await context.setOffline(true);
    await page.goto(addresses.driverWeb());
    await expect(page.getByRole("heading", { name: "No internet" })).toBeVisible();
    await expect(page.getByTestId("last-balance")).toHaveCount(0);
    await expect(page.getByText("Your balance has not been seen on this phone yet.")).toBeVisible();
    await context.setOffline(false);
  });
});

test.describe("a worker of the last release", () => {
  /** As greedy as one can be: it keeps pages and scripts, and answers from what it kept before it asks the network. */
  const lastRelease = `
    self.addEventListener("install", (event) => event.waitUntil((async () => {
      const cache = await caches.open("last-release-pages");
      await cache.put("/verify", new Response("<h1>The last release</h1>", { headers: { "content-type": "text/html" } }));
      await cache.put("/_next/static/chunks/last-release.js", new Response("broken("));
      await self.skipWaiting();
    })()));
    self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
    self.addEventListener("fetch", (event) => event.respondWith((async () =>
      (await caches.match(event.request, { ignoreSearch: true })) ?? fetch(event.request))()));
  `;
  let released: "last" | "this" = "last";
  let server: Server;
  let origin: string;

  test.beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      if (incoming.url === "/sw.js" && released === "last") {
        outgoing.writeHead(200, { "content-type": "text/javascript" }).end(lastRelease);
        return;
      }
      const onward = httpRequest(
        new URL(incoming.url ?? "/", addresses.driverWeb()),
        { method: incoming.method, headers: incoming.headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      onward.on("error", () => outgoing.destroy());
      incoming.pipe(onward);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const address = server.address();
    origin = `http://localhost:${typeof address === "object" && address ? address.port : 0}`;
  });
  test.afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test("gives way to this one's, which shows nothing of it", async ({ page }) => {
    await page.goto(`${origin}/welcome`);
    await page.evaluate(() => navigator.serviceWorker.register("/sw.js"));
    await workerInCharge(page);
    await page.goto(`${origin}/verify`);
    await expect(page.getByRole("heading", { name: "The last release" })).toBeVisible();

    released = "this";
    // What the app itself does whenever it opens.
    await page.evaluate(async () => {
      const changed = new Promise((done) =>
        navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }),
      );
      await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
      await changed;
    });
    await expect.poll(() => page.evaluate(() => caches.keys())).not.toContain("last-release-pages");
    await page.goto(`${origin}/verify`);
    await expect(page.getByRole("heading", { name: "The last release" })).toHaveCount(0);
    await expect(page.getByRole("textbox")).toBeVisible();
    expect(await keptAddresses(page)).not.toContain("/_next/static/chunks/last-release.js");
  });
});
