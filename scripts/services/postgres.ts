import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { repoRoot } from "../paths.ts";
import { waitForPostgres } from "../ready.ts";
import type { Service, Supervisor } from "../supervise.ts";
import { type PostgresHome, postgresHome } from "./postgres-binaries.ts";

/** How to run a local Postgres 16. */
export interface LocalPostgresOptions {
  readonly dataDir: string;
  readonly port: number;
  /** Of the superuser `ownerName`, set when the cluster is made. */
  readonly ownerPassword: string;
  /** false only for throw-away test databases: a crash of the machine may then lose everything. */
  readonly fsync: boolean;
}

/** The role that owns every table of a local cluster. */
export const ownerName = "drivopay_owner";

const tuning = {
  max_connections: "200",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  effective_io_concurrency: "100",
  jit: "off",
  log_checkpoints: "off",
};

/** Makes the cluster if it is not there yet and starts it on 127.0.0.1. */
export async function startPostgres(supervisor: Supervisor, options: LocalPostgresOptions): Promise<Service> {
  const home = await postgresHome(options.dataDir);
  if (!existsSync(join(home.dataDir, "PG_VERSION"))) await initialise(home, options.ownerPassword);
  const url = localPostgresUrl(options, "postgres");
  const settings = {
    ...tuning,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    ...(options.fsync ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return supervisor.start({
    name: "postgres",
    command: home.postgres,
    args: [
      ...["-D", home.dataDir, "-p", String(options.port)],
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    cwd: home.dataDir,
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    user: home.user,
    // The fast shutdown: open transactions are rolled back, clients are not waited for.
    stopSignal: "SIGINT",
    stopTimeoutMs: 30_000,
    ready: (signal) => waitForPostgres(url, { timeoutMs: 120_000, signal }),
  });
}

/** The owner's address of a database in a local cluster. */
export function localPostgresUrl(
  options: Pick<LocalPostgresOptions, "ownerPassword" | "port">,
  database: string,
): string {
  return `postgres://${ownerName}:${options.ownerPassword}@127.0.0.1:${options.port}/${database}`;
}

/** Creates a database unless it exists. @param url of any database on the server, with the right to create others */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

async function initialise(home: PostgresHome, password: string): Promise<void> {
  // What a killed initdb left would make the next one refuse.
  for (const entry of readdirSafe(home.dataDir))
    rmSync(join(home.dataDir, entry), { recursive: true, force: true });
  const passwordFile = join(tmpdir(), `drivopay-pw-${randomUUID()}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid);
  try {
    await promisify(execFile)(
      home.initdb,
      [
        ...["-D", home.dataDir, "--username", ownerName, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
        ...["--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"],
      ],
      { ...home.user, cwd: home.user ? "/" : repoRoot, env: { PATH: process.env.PATH, LC_ALL: "C" } },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function readdirSafe(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
