import { expect, type Locator, type Page, test } from "@playwright/test";
import { addresses, sessionFile } from "../addresses.ts";
import { expectNoComplaints } from "../complaints.ts";
import { look } from "../look.ts";

// Each screen of the desk: nothing on it shuts anybody out, and there is a picture of it.

expectNoComplaints();

test.describe("the desk", () => {
  test("the sign-in can be used by everybody", async ({ page }) => {
    await page.goto(addresses.admin());
    await expect(page.getByRole("heading", { name: "Sign in to the desk" })).toBeVisible();
    await look(page, "desk-sign-in");
  });

  test.describe("behind the sign-in", () => {
    test.use({ storageState: sessionFile.operations });

    const heading = (name: string) => (page: Page) => page.getByRole("heading", { name, exact: true });
    const screens: readonly [name: string, path: string, there: (page: Page) => Locator][] = [
      ["overview", "/", heading("Latest movements")],
      ["kyc", "/kyc", heading("Identity checks")],
      ["kyc-approved", "/kyc?status=APPROVED", (page) => page.getByRole("link", { name: "Asha Devi" })],
      ["drivers", "/drivers?q=Asha", (page) => page.getByRole("link", { name: "Asha Devi" })],
      ["withdrawals", "/withdrawals?status=PROCESSED", heading("Withdrawals")],
      ["statements", "/statements?state=CREDITED", heading("Platform statements")],
      ["transactions", "/transactions", (page) => page.getByRole("table")],
      ["settlements", "/settlements", heading("Settlements")],
      ["gateways", "/gateways", heading("Gateways")],
      ["books", "/ledger", heading("Books")],
      ["cases", "/cases", heading("Cases")],
    ];
    test("each screen can be used by everybody", async ({ page }) => {
      for (const [name, path, there] of screens) {
        await test.step(name, async () => {
          await page.goto(`${addresses.admin()}${path}`);
          await expect(there(page).first()).toBeVisible();
          await look(page, `desk-${name}`);
        });
      }
    });

    test("what a role may not decide is not offered to it", async ({ page }) => {
      await page.goto(`${addresses.admin()}/gateways`);
      await expect(page.getByRole("cell", { name: "Razorpay" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Drain" })).toHaveCount(0);
      await page.goto(`${addresses.admin()}/ledger`);
      await expect(page.getByRole("heading", { name: "Books" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Prove now" })).toHaveCount(0);
      await page.goto(`${addresses.admin()}/drivers?q=Asha`);
      await page.getByRole("link", { name: "Asha Devi" }).click();
      await expect(page.getByRole("button", { name: "Suspend" })).toBeVisible();
    });

    test("a settlement leads to the payments that it carried, and they lead back to it", async ({ page }) => {
      await page.goto(`${addresses.admin()}/settlements`);
      await page.getByRole("table", { name: "Settlements" }).getByRole("link").first().click();
      const items = page.getByRole("table", { name: "Items" });
      await expect(items).toBeVisible();
      await look(page, "desk-settlement");
      await items.getByRole("link", { name: "Payment" }).first().click();
      await page
        .getByRole("table", { name: "Way of the money" })
        .getByRole("link", { name: "Settled to our bank" })
        .click();
      await expect(items).toBeVisible();
    });

    test("a driver, the papers and a movement can be used by everybody", async ({ page }) => {
      await page.goto(`${addresses.admin()}/drivers?q=Asha`);
      await page.getByRole("link", { name: "Asha Devi" }).click();
      await expect(page.getByRole("heading", { name: "Movements" })).toBeVisible();
      await look(page, "desk-driver");
      await page.getByRole("table", { name: "Movements" }).getByRole("link").first().click();
      await expect(page.getByRole("heading", { name: "Entries" })).toBeVisible();
      await look(page, "desk-movement");
    });
  });
});
