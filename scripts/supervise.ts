import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signalGroup } from "./processes.ts";
import type { Say } from "./progress.ts";
import type { RunRecord } from "./run-record.ts";

/** How to run one service. */
export interface ServiceSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Resolves once the service answers; the signal is aborted when its process ends before that. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  /** The user to run as, where it is not the current one. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  /** Default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** How long it may take to end by itself before it is killed; default 10 s. */
  readonly stopTimeoutMs?: number;
  /** Start it again, with growing pauses, when it dies; without this its death ends the stack. */
  readonly restart?: boolean;
}

/** A running service. */
export interface Service {
  readonly name: string;
  /** The present process; a restart changes it. */
  readonly pid: number | undefined;
  /** Kills the process at once, as a crash would, waits for its end and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts services and sees to it that all of them end. */
export interface Supervisor {
  /** Starts a service and waits until it is ready. @throws Error with the last lines of its log when it is not */
  start(spec: ServiceSpec): Promise<Service>;
  /** Stops everything, last started first. */
  stopAll(): Promise<void>;
  /** Kills everything at once, for a second Ctrl-C. */
  killAll(): void;
}

export interface SupervisorOptions {
  readonly logDir: string;
  readonly say: Say;
  readonly record: RunRecord;
  /** Called when a service died for good. */
  readonly onDeath: (error: Error) => void;
}

interface Process {
  readonly pid: number;
  readonly exited: Promise<string>;
}

const longestPauseMs = 15_000;
/** A service that lived this long starts again at once, as if it had never failed. */
const healthyAfterMs = 60_000;

/** Creates a supervisor that logs each service to `<logDir>/<name>.log`. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  mkdirSync(options.logDir, { recursive: true });
  const services: SupervisedService[] = [];
  let closed = false;
  return {
    async start(spec) {
      if (closed) throw new Error(`${spec.name} is not started any more: everything is being stopped`);
      const service = new SupervisedService(spec, options);
      services.push(service);
      await service.launch();
      return service;
    },
    async stopAll() {
      closed = true;
      for (const service of services.toReversed()) await service.stop();
    },
    killAll() {
      closed = true;
      for (const service of services) service.kill();
    },
  };
}

class SupervisedService implements Service {
  readonly name: string;
  readonly #spec: ServiceSpec;
  readonly #options: SupervisorOptions;
  readonly #logFile: string;
  #current: Process | undefined;
  #stopping = false;
  #failures = 0;

  constructor(spec: ServiceSpec, options: SupervisorOptions) {
    this.name = spec.name;
    this.#spec = spec;
    this.#options = options;
    this.#logFile = join(options.logDir, `${spec.name}.log`);
    closeSync(openSync(this.#logFile, "w"));
  }

  get pid(): number | undefined {
    return this.#current?.pid;
  }

  async launch(): Promise<void> {
    const current = await this.#spawn();
    const startedAtMs = Date.now();
    this.#current = current;
    if (this.#stopping) {
      await this.#end(current);
      throw new Error(`${this.name} was stopped while it started`);
    }
    const ended = new AbortController();
    const early = current.exited.then((how) => {
      ended.abort(new Error(`${this.name} ${how}\n${lastLines(this.#logFile)}`));
    });
    try {
      await this.#spec.ready(ended.signal);
    } catch (error) {
      await this.#end(current);
      await early;
      throw error instanceof Error ? error : new Error(String(error));
    }
    void this.#watch(current, startedAtMs);
  }

  async crash(): Promise<void> {
    const current = this.#current;
    this.#stopping = true;
    if (current) {
      signalGroup(current.pid, "SIGKILL");
      await current.exited;
    }
    this.#stopping = false;
    await this.launch();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const current = this.#current;
    if (current) await this.#end(current);
  }

  kill(): void {
    this.#stopping = true;
    if (this.#current) signalGroup(this.#current.pid, "SIGKILL");
  }

  #spawn(): Promise<Process> {
    const { command, args, cwd, env, user, stopSignal = "SIGTERM" } = this.#spec;
    const log = openSync(this.#logFile, "a");
    const child = spawn(command, args, { cwd, env, ...user, detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("spawn", () => {
        if (child.pid === undefined) return;
        this.#options.record.add(this.name, child.pid, stopSignal);
        const exited = new Promise<string>((ended) => {
          child.once("exit", (code, signal) =>
            ended(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
          );
        });
        resolve({ pid: child.pid, exited });
      });
    });
  }

  async #end(current: Process): Promise<void> {
    const { stopSignal = "SIGTERM", stopTimeoutMs = 10_000 } = this.#spec;
    signalGroup(current.pid, stopSignal);
    const forced = setTimeout(() => signalGroup(current.pid, "SIGKILL"), stopTimeoutMs);
    await current.exited;
    clearTimeout(forced);
    // The leader is gone; this reaches what it may have started and left.
    signalGroup(current.pid, "SIGKILL");
  }

  /** Waits for the end of a service that was ready; a death that nobody asked for is reported and, if so wanted, repaired. */
  async #watch(current: Process, startedAtMs: number): Promise<void> {
    const how = await current.exited;
    if (this.#stopping) return;
    this.#failures = Date.now() - startedAtMs > healthyAfterMs ? 0 : this.#failures;
    const story = `${this.name} ${how}; the end of ${this.#logFile}:\n${lastLines(this.#logFile)}`;
    if (!this.#spec.restart) {
      this.#options.onDeath(new Error(story));
      return;
    }
    this.#options.say(story);
    await this.#relaunch();
  }

  async #relaunch(): Promise<void> {
    while (!this.#stopping) {
      const pauseMs = Math.min(longestPauseMs, 500 * 2 ** this.#failures);
      this.#failures += 1;
      this.#options.say(`starting ${this.name} again in ${pauseMs / 1000} s`);
      await sleep(pauseMs);
      if (this.#stopping) return;
      try {
        await this.launch();
        this.#options.say(`${this.name} is back`);
        return;
      } catch (error) {
        this.#options.say(error instanceof Error ? error.message : String(error));
      }
    }
  }
}

/** The last lines of a log, indented for printing. */
export function lastLines(file: string, count = 25): string {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines
    .slice(-count)
    .map((line) => `    ${line}`)
    .join("\n");
}
