import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Say } from "./progress.ts";

/** The first of these programs that is on PATH, with its folder. */
export function findOnPath(names: readonly string[]): string | undefined {
  // sbin is where some systems keep servers, and it is not on every user's PATH.
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/bin", "/usr/sbin", "/usr/bin"];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable);
}

/**
 * Installs packages with apt-get, where there is one and we are root.
 * @returns whether they are installed; false, having said why, where that is not possible
 */
export async function installSystemPackages(packages: readonly string[], say: Say): Promise<boolean> {
  const aptGet = findOnPath(["apt-get"]);
  if (!aptGet || process.getuid?.() !== 0) return false;
  say(`installing ${packages.join(", ")} with apt-get`);
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  if ((await runQuietly(aptGet, install)).code === 0) return true;
  // A fresh image has no package lists yet.
  await runQuietly(aptGet, ["update"]);
  const second = await runQuietly(aptGet, install);
  if (second.code !== 0)
    say(`apt-get could not install ${packages.join(", ")}:\n${second.output.slice(-1_000)}`);
  return second.code === 0;
}

function runQuietly(
  command: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      // A run level of 1 keeps the package from starting its own server.
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there or not ours to run: the caller looks further
  }
}
