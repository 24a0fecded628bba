import { readEnv } from "@drivopay/runtime/env";
import { z } from "zod";
import { benchEarningsImport } from "./earnings-import.ts";
import { benchLedger } from "./ledger.ts";
import { isMet, type Row, say } from "./measure.ts";
import { benchMemory } from "./memory.ts";
import { benchStart } from "./start.ts";
import { benchWalletGet } from "./wallet-get.ts";
import { benchWebHome } from "./web-home.ts";
import { benchWebhookToPage } from "./webhook-to-page.ts";

// Run by `npm run bench`, which brings a Postgres that keeps its promises (fsync on) and a Redis of their own.

const env = readEnv(
  z.object({
    DATABASE_URL: z.url(),
    DATABASE_OWNER_URL: z.url(),
    BENCH_ENTRIES: z.coerce.number().int().min(20_000).default(10_000_000),
  }),
);

function print(rows: readonly Row[]): void {
  say("\n| what | ratio | must be | | measured |\n| --- | --- | --- | --- | --- |");
  for (const row of rows) {
    const limit = "atLeast" in row.mustBe ? `≥ ${row.mustBe.atLeast}` : `≤ ${row.mustBe.atMost}`;
    say(
      `| ${row.what} | ${row.ratio.toFixed(2)} | ${limit} | ${isMet(row) ? "met" : "missed"} | ${row.detail} |`,
    );
  }
}

const given = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
);
const books = { appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL };

/** In the order they run: what fills the database comes last. */
const benchmarks: Readonly<Record<string, () => Promise<Row[]>>> = {
  start: benchStart,
  web: benchWebHome,
  "wallet-get": () => benchWalletGet(given),
  memory: () => benchMemory(given, books),
  "webhook-to-page": () => benchWebhookToPage(given, books),
  "earnings-import": () => benchEarningsImport(books),
  ledger: () => benchLedger({ ...books, manyEntries: env.BENCH_ENTRIES }),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  throw new Error(`No benchmark ${unknown.join(", ")}; there are ${Object.keys(benchmarks).join(", ")}`);
}
const rows: Row[] = [];
for (const [name, run] of Object.entries(benchmarks)) {
  if (named.length === 0 || named.includes(name)) rows.push(...(await run()));
}
print(rows);
