import { expect, test } from "vitest";
import { filterFrom, filterInput } from "./history-filter.ts";

test("an address becomes what the API is asked, in paise and days of India", () => {
  const filter = filterFrom(
    new URLSearchParams("text= fare &type=CREDIT&from=2026-10-01&to=2026-10-01&min=12.5"),
  );
  expect(filterInput(filter)).toEqual({
    limit: 20,
    text: "fare",
    type: "CREDIT",
    from: "2026-09-30T18:30:00.000Z",
    to: "2026-10-01T18:30:00.000Z",
    minAmount: 1250,
  });
});

test("what an address has wrong asks nothing", () => {
  expect(filterInput(filterFrom(new URLSearchParams("type=GIFT&status=&from=2026-99-99&page=4")))).toEqual({
    limit: 20,
  });
});
