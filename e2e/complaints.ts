import { expect, type Page, test } from "@playwright/test";

/** Fails each test of this file during which a page wrote an error to its console, or threw one. */
export function expectNoComplaints(): void {
  let complaints: string[] = [];
  const keep = (page: Page) => {
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
  };
  test.beforeEach(({ page }) => {
    complaints = [];
    keep(page);
  });
  test.afterEach(() => {
    expect(complaints, "errors in the console").toEqual([]);
  });
}
