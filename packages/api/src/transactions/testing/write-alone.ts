import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { connectDatabase } from "@drivopay/db";
import { keyRing } from "@drivopay/runtime/crypto";
import { writeStatement } from "../write-statement.ts";

// A process that does nothing but write one statement's file, and then says what it took of memory and time.

const [databaseUrl = "", folder = "", statementId = ""] = process.argv.slice(2);
const db = connectDatabase(databaseUrl, { poolSize: 3 });
const signingKey = randomBytes(32);
const startedMs = performance.now();
const written = await writeStatement(
  {
    db,
    documents: {
      putStream: (_key, body) => pipeline(body, createWriteStream(join(folder, statementId))),
    },
    settings: {
      ...{ jwtKeys: [], statementKeys: [], dataKeys: keyRing({ one: signingKey.toString("base64") }) },
      ...{ blindIndexKey: signingKey, otpKey: signingKey, webhookSecrets: {} },
      ...{ publicApiUrl: "http://127.0.0.1", driverWebUrl: "http://127.0.0.1" },
      rateLimits: { perUserPerMinute: 1, perIpPerMinute: 1, otpPerIpPerHour: 1 },
    },
  },
  statementId,
);
await db.close();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.stdout.write(
  JSON.stringify({
    rows: written.totals.rows,
    closing: written.closing,
    sizeBytes: written.sizeBytes,
    maxRssMiB: Math.round(maxRSS / 1024),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
    cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 100_000) / 10,
  }),
);
