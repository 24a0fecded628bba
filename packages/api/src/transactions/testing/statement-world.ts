import { createTestServices, type TestServices } from "../../test-services.ts";
import { makeDriver, type TestDriver } from "../../wallet/testing/fixtures.ts";
import { signStatement } from "../sign-statement.ts";
import { writeStatement } from "../write-statement.ts";
import { postPast } from "./past.ts";

/** A driver with fares around the edges of August to October, on a day in November. */
export async function createStatementWorld(): Promise<{ world: TestServices; driver: TestDriver }> {
  const world = await createTestServices();
  const driver = await makeDriver(world);
  await postPast(world, driver.wallet, [
    { at: "2026-07-31T23:59:59.999+05:30", gross: 1_000_001, description: "Before the span" },
    { at: "2026-08-01T00:00:00+05:30", gross: 12_550, description: '=HYPERLINK("http://evil","x")' },
    { at: "2026-08-15T10:00:00+05:30", gross: 20_000, description: "श्री कृष्ण से प्रत्येक किराया, स्टेशन तक" },
    { at: "2026-09-03T10:00:00+05:30", gross: 5, description: "+91 and @sum", source: "LINK" },
    { at: "2026-10-31T23:59:59+05:30", gross: 100_000, source: "DEPOSIT" },
    { at: "2026-11-01T00:00:00+05:30", gross: 7_700, description: "Behind the span" },
  ]);
  // Whatever the day on which this runs: the months of the fares are over, and November runs.
  world.clock.advance(new Date("2026-11-22T12:00:00+05:30").getTime() - Date.now());
  return { world, driver };
}

/** Writes and signs the file of a statement, as its workflow does. */
export async function makeFile({ services }: TestServices, id: string): Promise<void> {
  await signStatement(services, id, await writeStatement(services, id));
}
