import { expect, test } from "vitest";
import { readRows } from "../platform-http/read-rows.ts";
import { toEarning } from "./transforms.ts";
import { WireEarning } from "./wire.ts";

const row = {
  ...{ earning_id: "OLA-1", trip_id: "t-1", type: "TRIP", gross_paise: 25_000, commission_paise: -5_000 },
  ...{ tax_paise: -250, net_paise: 19_750, cash_collected_paise: 0, currency: "INR" },
  ...{ occurred_at: "2026-11-22T10:00:00+05:30", settled_at: null, status: "FINAL" },
};
const read = (more: object = {}) => toEarning(WireEarning.parse({ ...row, ...more }));

test("a row is read as it stands, in paise", () => {
  expect(read()).toEqual({
    ...{ tripId: "OLA-1", kind: "TRIP", state: "FINAL", gross: 25_000, fees: -5_250, cash: 0 },
    earnedAt: new Date("2026-11-22T04:30:00.000Z"),
  });
  expect(read({ commission_paise: 5_000, net_paise: 29_750 })).toMatchObject({ gross: 30_000, fees: -250 });
});

test("a row that lies is set aside, and the others are read", () => {
  const lies = [
    { ...row, earning_id: "L-1", net_paise: 99_999 },
    { ...row, earning_id: "L-2", currency: "USD" },
    { ...row, earning_id: "L-3", gross_paise: 900_000_000, net_paise: 899_994_750 },
    { ...row, earning_id: "L-4", net_paise: 197.5 },
    { ...row, earning_id: "L-5", occurred_at: "yesterday" },
    "no row at all",
  ];
  const { earnings, unreadable } = readRows([row, ...lies], WireEarning, toEarning, "earning_id");
  expect(earnings.map(({ tripId }) => tripId)).toEqual(["OLA-1"]);
  expect(unreadable.map(({ reference }) => reference)).toEqual([
    "L-1",
    "L-2",
    "L-3",
    "L-4",
    "L-5",
    "unnamed",
  ]);
});
