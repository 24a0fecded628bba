import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { creditRows } from "@drivopay/api/platforms/import-statement";
import { readStatement } from "@drivopay/api/platforms/read-statement";
import { paise } from "@drivopay/contracts/money";
import { connectDatabase, type Database, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import postgres from "postgres";
import { inTurn, type Row, say } from "./measure.ts";

const rounds = 7;
const tripsARound = 5_000;
const entriesARound = tripsARound * 2;
/** What an import writes, and how its rows are found again. */
const written = [
  ["platforms.earnings", "import_id = $1"],
  ["transactions.transactions", "reference_id = $1"],
  ["wallet.entries", "transaction_id in (select id from transactions.transactions where reference_id = $1)"],
] as const;

interface Driver {
  readonly userId: string;
  readonly walletId: string;
}

/**
 * A platform's statement of thousands of trips from its bytes to the books, over COPY of the very rows it wrote into
 * tables with the same indexes and checks; in entries of the books a second, one connection each.
 */
export async function benchEarningsImport(options: { appUrl: string; ownerUrl: string }): Promise<Row[]> {
  const db = connectDatabase(options.appUrl, { poolSize: 1 });
  const owner = postgres(options.ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const driver = await openWallet(owner);
    await makeBareTables(owner);
    let last = "";
    const ours = async () => {
      const file = statement();
      const began = performance.now();
      last = await importFile(db, driver, file);
      return entriesARound / ((performance.now() - began) / 1_000);
    };
    const copy = async () => entriesARound / ((await copyRows(owner, last)) / 1_000);
    await ours();
    await copy();
    say(`earnings import: ${rounds} rounds of ${tripsARound} trips`);
    const { a, b, ratio } = await inTurn(rounds, ours, copy);
    return [
      {
        what: "bulk earnings import, entries/s, over COPY of the same rows",
        ratio,
        mustBe: { atLeast: 0.25 },
        detail: `${Math.round(a)}/s over ${Math.round(b)}/s`,
      },
    ];
  } finally {
    await db.close();
    await owner.end();
  }
}

async function openWallet(owner: postgres.Sql): Promise<Driver> {
  const driver = { userId: newId(), walletId: newId() };
  await owner`insert into users.users (id, phone, name) values (${driver.userId}, '+919899999999', 'Bench')`;
  await owner`insert into wallet.wallets (id, user_id) values (${driver.walletId}, ${driver.userId})`;
  return driver;
}

async function makeBareTables(owner: postgres.Sql): Promise<void> {
  await owner`create schema if not exists bare_import`;
  for (const [table] of written) {
    await owner.unsafe(`create table bare_import.${table.split(".")[1]} (like ${table} including all)`);
  }
}

let trips = 0;

function statement(): Buffer {
  const rows = Array.from({ length: tripsARound }, () => {
    trips += 1;
    return `bench-${process.pid}-${trips},2026-11-22 09:30,${100 + (trips % 400)}.50,-20.10`;
  });
  return Buffer.from(`trip id,date,fare,commission\n${rows.join("\n")}\n`);
}

/** What an upload does once it is known whose it is. */
async function importFile(db: Database, { userId, walletId }: Driver, file: Buffer): Promise<string> {
  const reach = { oldest: new Date("2026-01-01T00:00:00Z"), newest: new Date("2027-12-31T00:00:00Z") };
  const { rows, total } = readStatement(file, reach);
  const importId = newId();
  await db.transact(async (tx) => {
    await tx.orm.insert(tables.statementImports).values({
      ...{ id: importId, userId, platform: "UBER", state: "REVIEW", fileName: "bench.csv", sha256: importId },
      ...{ rows: total, imported: rows.length, known: 0, refused: 0, amount: paise(0), problems: [] },
    });
    await creditRows(tx, { importId, userId, walletId, platform: "UBER", rows });
  });
  return importId;
}

/** The import's rows, read beforehand, by COPY into the bare tables; how long that took, in milliseconds. */
async function copyRows(owner: postgres.Sql, importId: string): Promise<number> {
  const contents: { table: string; rows: Buffer }[] = [];
  for (const [table, found] of written) {
    const source = await owner
      .unsafe(`copy (select * from ${table} where ${found.replace("$1", `'${importId}'`)}) to stdout`)
      .readable();
    contents.push({ table: table.split(".")[1] ?? table, rows: await buffer(source) });
  }
  const began = performance.now();
  await owner.begin(async (sql) => {
    for (const { table, rows } of contents) {
      const sink = await sql.unsafe(`copy bare_import.${table} from stdin`).writable();
      const done = once(sink, "finish");
      sink.end(rows);
      await done;
    }
  });
  return performance.now() - began;
}
