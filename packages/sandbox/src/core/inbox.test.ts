import { expect, test } from "vitest";
import { newestCode } from "./inbox.ts";

test("a code is found although another message came after it, and none is found where none was sent", () => {
  const alert = "A new phone signed in to your account.";
  expect(newestCode([alert, "482913 is your DrivoPay code.", "115577 is your DrivoPay code."])).toBe(
    "482913",
  );
  expect(newestCode([alert, "₹1234567 received"])).toBeUndefined();
});
