import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { endGroup, identify, isRunning, type ProcessId } from "./processes.ts";

interface RecordedChild extends ProcessId {
  readonly name: string;
  readonly stopSignal: NodeJS.Signals;
}

interface RunState {
  readonly owner: ProcessId;
  readonly children: readonly RecordedChild[];
  /** A folder that is of no use after the run. */
  readonly tempDir?: string;
}

/**
 * What one run has started, kept on disk: a second run can tell that a first one is alive, and a run that was killed
 * without a chance to clean up is cleaned up after by the next.
 */
export interface RunRecord {
  add(name: string, pid: number, stopSignal: NodeJS.Signals): void;
  /** Forgets the run; called when everything it started has ended. */
  close(): void;
}

/** Another run holds the record. */
export class AlreadyRunningError extends Error {
  readonly pid: number;

  constructor(pid: number) {
    super(`already running as process ${pid}`);
    this.name = "AlreadyRunningError";
    this.pid = pid;
  }
}

/**
 * Takes the record for this process, first ending what an earlier, killed run left behind.
 * @throws AlreadyRunningError while the run that holds it is alive
 */
export async function openRunRecord(
  file: string,
  options: { tempDir?: string; onLeftover?: (names: string[]) => void } = {},
): Promise<RunRecord> {
  const { onLeftover = () => {}, ...kept } = options;
  mkdirSync(dirname(file), { recursive: true });
  const owner = identify(process.pid);
  if (!owner) throw new Error("this process cannot find itself in the process table");
  let state: RunState = { owner, children: [], ...kept };
  while (!create(file, state)) {
    const earlier = read(file);
    if (earlier && isRunning(earlier.owner)) throw new AlreadyRunningError(earlier.owner.pid);
    await cleanUpAfter(earlier, onLeftover);
    rmSync(file, { force: true });
  }
  return {
    add(name, pid, stopSignal) {
      const child = identify(pid);
      if (!child) return; // ended already; whoever started it hears of it by its exit event
      const others = state.children.filter((known) => known.name !== name);
      state = { ...state, children: [...others, { ...child, name, stopSignal }] };
      // By way of a second file: a kill between two writes leaves the old record, never half of one.
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
    close() {
      rmSync(file, { force: true });
    },
  };
}

/** Ends what a dead run has left behind, by its record; that of a living run is left alone. */
export async function clearStaleRecord(file: string): Promise<void> {
  const earlier = read(file);
  if (earlier && isRunning(earlier.owner)) return;
  await cleanUpAfter(earlier, () => {});
  rmSync(file, { force: true });
}

/** The same for every record in a folder. */
export async function clearStaleRecords(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) await clearStaleRecord(join(folder, name));
}

async function cleanUpAfter(
  earlier: RunState | undefined,
  onLeftover: (names: string[]) => void,
): Promise<void> {
  const alive = earlier?.children.filter(isRunning) ?? [];
  if (alive.length > 0) onLeftover(alive.map((child) => child.name));
  for (const child of alive.toReversed()) await endGroup(child, child.stopSignal);
  if (earlier?.tempDir) rmSync(earlier.tempDir, { recursive: true, force: true });
}

function create(file: string, state: RunState): boolean {
  try {
    writeFileSync(file, JSON.stringify(state), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function read(file: string): RunState | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // Missing, or cut short by a kill during its very first write: nothing can be learnt from it.
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
