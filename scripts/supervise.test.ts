import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identify } from "./processes.ts";
import { waitUntil } from "./ready.ts";
import { AlreadyRunningError, openRunRecord, type RunRecord } from "./run-record.ts";
import { createSupervisor, type ServiceSpec, type Supervisor } from "./supervise.ts";

let folder: string;
let record: RunRecord;
let supervisor: Supervisor;
let said: string[];
let deaths: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "drivopay-supervise-"));
  record = await openRunRecord(join(folder, "run.json"));
  said = [];
  deaths = [];
  supervisor = createSupervisor({
    logDir: join(folder, "logs"),
    say: (line) => said.push(line),
    record,
    onDeath: (error) => deaths.push(error.message),
  });
});

afterEach(async () => {
  await supervisor.stopAll();
  record.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A service that runs a line of shell; it counts as ready once it has made the file `ready`. */
function shell(line: string, more: Partial<ServiceSpec> = {}): ServiceSpec {
  return {
    name: "service",
    command: "/bin/sh",
    args: ["-c", line],
    cwd: folder,
    env: { PATH: process.env.PATH },
    ready: (signal) => waitFor("ready", signal),
    ...more,
  };
}

function waitFor(file: string, signal?: AbortSignal): Promise<void> {
  const look = async () => {
    if (!existsSync(join(folder, file))) throw new Error("not there yet");
  };
  return waitUntil(file, look, { timeoutMs: 10_000, ...(signal ? { signal } : {}) });
}

test("stopping ends the whole process group, also what ignores the polite signal", async () => {
  const line = "trap '' TERM; sleep 300 & echo $! > child; touch ready; while :; do sleep 1; done";
  const service = await supervisor.start(shell(line, { stopTimeoutMs: 200 }));
  const grandchild = Number(readFileSync(join(folder, "child"), "utf8"));
  expect(identify(grandchild)).toBeDefined();
  const { pid = 0 } = service;
  await supervisor.stopAll();
  expect(identify(pid)).toBeUndefined();
  // Its parent is gone, and the system takes it away when it gets round to it.
  const gone = async () => expect(identify(grandchild)).toBeUndefined();
  await waitUntil("the end of the grandchild", gone, { timeoutMs: 5_000 });
});

test("a service that dies before it is ready fails the start at once, with the end of its log", async () => {
  const start = supervisor.start(shell("echo the disk is full >&2; exit 3"));
  await expect(start).rejects.toThrow(/ended with exit code 3\n\s+the disk is full/);
});

test("the death of a service that is not to be restarted is reported with the end of its log", async () => {
  const line = "touch ready; while [ ! -e die ]; do sleep 0.05; done; echo out of memory; exit 9";
  await supervisor.start(shell(line));
  writeFileSync(join(folder, "die"), "");
  await waitUntil("a report", async () => expect(deaths).toHaveLength(1), { timeoutMs: 5_000 });
  expect(deaths[0]).toContain("out of memory");
});

test("a service that is to be restarted comes back as another process after a crash", async () => {
  const service = await supervisor.start(shell("touch ready; while :; do sleep 1; done", { restart: true }));
  const { pid: first = 0 } = service;
  process.kill(first, "SIGKILL");
  await waitUntil("the restart", async () => expect(said).toContain("service is back"), {
    timeoutMs: 10_000,
  });
  expect(service.pid).not.toBe(first);
  expect(deaths).toEqual([]);
});

test("nothing is started any more once everything is being stopped", async () => {
  await supervisor.stopAll();
  await expect(supervisor.start(shell("touch ready; sleep 300"))).rejects.toThrow("not started any more");
});

test("a second run is refused while the first is alive", async () => {
  await expect(openRunRecord(join(folder, "run.json"))).rejects.toThrow(AlreadyRunningError);
});

test("what a killed run left behind is ended by the next one", async () => {
  const file = join(folder, "other.json");
  const moduleUrl = (name: string) => new URL(name, import.meta.url).href;
  const script = `
    const { openRunRecord } = await import("${moduleUrl("./run-record.ts")}");
    const { createSupervisor } = await import("${moduleUrl("./supervise.ts")}");
    const record = await openRunRecord(${JSON.stringify(file)});
    const supervisor = createSupervisor({ logDir: ${JSON.stringify(join(folder, "logs2"))}, say() {}, record, onDeath() {} });
    const service = await supervisor.start({ name: "orphan", command: "/bin/sleep", args: ["300"], cwd: "/", env: {}, ready: async () => {} });
    (await import("node:fs")).writeFileSync(${JSON.stringify(join(folder, "orphan"))}, String(service.pid));
    process.kill(process.pid, "SIGKILL");`;
  const killed = shell("touch ready; exec sleep 300", { name: "run" });
  await supervisor.start({
    ...killed,
    command: process.execPath,
    args: ["--input-type=module", "-e", script],
    ready: () => waitFor("orphan"),
  });
  await waitUntil("the run's death", async () => expect(deaths).toHaveLength(1));
  const orphan = Number(readFileSync(join(folder, "orphan"), "utf8"));
  expect(identify(orphan)).toBeDefined();
  const leftovers: string[] = [];
  const next = await openRunRecord(file, { onLeftover: (names) => leftovers.push(...names) });
  next.close();
  expect(leftovers).toEqual(["orphan"]);
  expect(identify(orphan)).toBeUndefined();
});
