import { indianDay, startOfIndianDay } from "@drivopay/runtime/clock";
import { withdrawalPolicy } from "./policy.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** More closed days in a row than this there are none. */
const longestClosureDays = 14;

/** Whether banks work on the day in India that contains `at`: not on Sundays, second and fourth Saturdays, holidays. */
export function isBankDay(at: Date, holidays: ReadonlySet<string>): boolean {
  const day = indianDay(at);
  const date = new Date(`${day}T00:00:00Z`);
  if (date.getUTCDay() === 0 || holidays.has(day)) return false;
  const whichSaturday = Math.ceil(date.getUTCDate() / 7);
  return date.getUTCDay() !== 6 || (whichSaturday !== 2 && whichSaturday !== 4);
}

/** When a NEFT payout that is asked for at an instant leaves: at once inside the window, else when it next opens. */
export function neftLeavesAt(at: Date, holidays: ReadonlySet<string>): Date {
  const { opensAtHour, closesAtHour } = withdrawalPolicy.neftWindow;
  const today = startOfIndianDay(at).getTime();
  for (let day = 0; day <= longestClosureDays; day += 1) {
    const midnight = today + day * dayMs;
    const leaves = Math.max(at.getTime(), midnight + opensAtHour * hourMs);
    if (leaves < midnight + closesAtHour * hourMs && isBankDay(new Date(midnight), holidays)) {
      return new Date(leaves);
    }
  }
  return new Date(today + longestClosureDays * dayMs);
}
