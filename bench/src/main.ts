import { readEnv } from "@drivopay/runtime/env";
import { z } from "zod";
import { benchEarningsImport } from "./earnings-import.ts";
import { benchLedger } from "./ledger.ts";
import { isMet, type Row, say } from "./measure.ts";
import { benchWalletGet } from "./wallet-get.ts";

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
const walletGet = await benchWalletGet(given);
const earnings = await benchEarningsImport({ appUrl: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL });
const ledger = await benchLedger({
  appUrl: env.DATABASE_URL,
  ownerUrl: env.DATABASE_OWNER_URL,
  manyEntries: env.BENCH_ENTRIES,
});
print([...ledger, earnings, walletGet]);
