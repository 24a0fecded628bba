import { proveLedger } from "@drivopay/api/wallet/index";
import { createServices } from "@drivopay/composition";
import { localEnv, portsFrom } from "./local-env.ts";
import { localCacheDir } from "./paths.ts";

// `npm run ledger verify`: proves the books of the database in DATABASE_URL, or of the platform that `npm start` runs.

async function main(): Promise<number> {
  const [command = "verify"] = process.argv.slice(2);
  if (command !== "verify") throw new Error(`there is no "${command}"; there is verify`);
  const { product } = localEnv({
    cacheDir: localCacheDir,
    ports: portsFrom(process.env),
    given: process.env,
  });
  // A given address is the application's own, and is taken as it is.
  const given = process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {};
  const { services, close } = await createServices("ledger", { ...product, ...given, LOG_LEVEL: "error" });
  try {
    const proof = await proveLedger(services.db);
    const size = `${proof.transactions} transactions, ${proof.entries} entries, ${proof.wallets} wallets`;
    process.stdout.write(`${size} as of ${proof.at}\n`);
    for (const { rule, id, detail } of proof.breaks) process.stdout.write(`  ${rule} ${id}: ${detail}\n`);
    process.stdout.write(proof.ok ? "the books are proved\n" : `${proof.breaks.length} breaks\n`);
    return proof.ok ? 0 : 1;
  } finally {
    await close();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
