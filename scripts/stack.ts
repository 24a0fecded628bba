import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@drivopay/db/migrate";
import { buildApps } from "./build.ts";
import { bundleApiWorker } from "./bundle.ts";
import { emptyCache } from "./cache-folder.ts";
import {
  inngestDatabase,
  type LocalEnv,
  type LocalParts,
  localEnv,
  localParts,
  portSettings,
  productDatabase,
  type StackPorts,
  sandboxRuns,
  systemEnv,
} from "./local-env.ts";
import { inRepo, runRecordFile } from "./paths.ts";
import type { Say } from "./progress.ts";
import { isPortFree, waitUntil } from "./ready.ts";
import { openRunRecord, type RunRecord } from "./run-record.ts";
import { apiWorkerService, webService } from "./services/apps.ts";
import { inngestService } from "./services/inngest.ts";
import { ensureDatabase, localPostgresUrl, startPostgres } from "./services/postgres.ts";
import { startRedis } from "./services/redis.ts";
import { sandboxService } from "./services/sandbox.ts";
import { createSupervisor, lastLines, type Service, type Supervisor } from "./supervise.ts";
import { runTool } from "./tools.ts";

/** What to start, and where. */
export interface StackOptions {
  /** Holds this stack's data, secrets, logs and run record; two stacks need two. */
  readonly cacheDir: string;
  readonly ports: StackPorts;
  /** Settings that replace local parts and generated secrets, such as DATABASE_URL or provider keys. */
  readonly given?: Readonly<Record<string, string | undefined>>;
  /** Forget all data of an earlier stack in `cacheDir`. */
  readonly fresh?: boolean;
  readonly say: Say;
  /** Called when a part that is not started again by itself has died; the stack is then of no use. */
  readonly onDeath?: (error: Error) => void;
  /** Aborted to give up a start that is under way. */
  readonly signal?: AbortSignal;
}

/** A running platform. */
export interface Stack {
  readonly urls: {
    readonly driverWeb: string;
    readonly admin: string;
    readonly api: string;
    readonly inngest: string;
    /** Undefined when every provider is a real one. */
    readonly sandbox: string | undefined;
  };
  /** The product's settings, as its processes see them. */
  readonly env: Readonly<Record<string, string>>;
  /** The database owner's address, for checks that look behind the product. */
  readonly ownerUrl: string;
  /** A running service by name: postgres, redis, inngest, sandbox, api-worker, driver-web, admin. */
  service(name: string): Service;
  close(): Promise<void>;
  /** Kills everything at once, for those who cannot wait. */
  kill(): void;
}

/**
 * Starts the whole platform and waits until every part answers.
 * @throws AlreadyRunningError when `cacheDir` is in use by a running stack; Error when a port is taken or a part does
 * not come up, after everything that had been started has ended
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { cacheDir, say } = options;
  mkdirSync(cacheDir, { recursive: true });
  const record = await openRunRecord(runRecordFile(cacheDir), {
    onLeftover: (names) => say(`ending what an earlier, killed run left behind: ${names.join(", ")}`),
  });
  let started: StartingStack | undefined;
  try {
    if (options.fresh) emptyCache(cacheDir);
    await checkPorts(options);
    started = new StartingStack(options, record);
    return await started.start();
  } catch (error) {
    await started?.supervisor.stopAll();
    record.close();
    throw error;
  }
}

class StartingStack {
  readonly supervisor: Supervisor;
  readonly #options: StackOptions;
  readonly #record: RunRecord;
  readonly #env: LocalEnv;
  readonly #parts: LocalParts;
  readonly #childEnv: Readonly<Record<string, string>>;
  readonly #logDir: string;
  readonly #services = new Map<string, Service>();

  constructor(options: StackOptions, record: RunRecord) {
    const given = options.given ?? {};
    this.#options = options;
    this.#record = record;
    this.#logDir = join(options.cacheDir, "logs");
    this.#env = localEnv({ cacheDir: options.cacheDir, ports: options.ports, given });
    this.#parts = localParts(given);
    this.#childEnv = { ...systemEnv(), ...this.#env.product };
    this.supervisor = createSupervisor({
      logDir: this.#logDir,
      say: options.say,
      record,
      onDeath: options.onDeath ?? (() => {}),
    });
  }

  async start(): Promise<Stack> {
    const failed = new AbortController();
    const signal = AbortSignal.any([failed.signal, ...(this.#options.signal ? [this.#options.signal] : [])]);
    signal.addEventListener("abort", () => void this.supervisor.stopAll());
    // Everything at once, each part as soon as what it needs is there: building is the longest, and needs nothing.
    const databases = this.#databases();
    const backends = Promise.all([databases, this.#redis(), this.#sandbox()]);
    const inngest = databases.then(() => this.#inngest());
    const bundled = bundleApiWorker();
    const api = Promise.all([bundled, backends]).then(([file]) => this.#apiWorker(file));
    const seeded = Promise.all([api, inngest]).then(() => this.#connectAndSeed(signal));
    const built = buildApps({ logDir: this.#logDir, say: this.#options.say, signal });
    const web = Promise.all([built, backends]).then(() => this.#webApps());
    const all = [backends, inngest, bundled, api, seeded, built, web];
    try {
      await Promise.all(all);
    } catch (error) {
      failed.abort();
      await Promise.allSettled(all);
      throw this.#options.signal?.aborted ? new Error("stopped while starting") : error;
    }
    return this.#asStack();
  }

  async #databases(): Promise<void> {
    const { cacheDir, ports, say } = this.#options;
    const { ownerUrl, ownerPassword, appPassword } = this.#env;
    if (this.#parts.postgres) {
      const dataDir = join(cacheDir, "postgres");
      const cluster = { dataDir, port: ports.postgres, ownerPassword, fsync: true };
      this.#keep(await startPostgres(this.supervisor, cluster));
      const server = localPostgresUrl(cluster, "postgres");
      await ensureDatabase(server, productDatabase);
      await ensureDatabase(server, inngestDatabase);
    } else if (this.#parts.inngest) {
      await ensureDatabase(ownerUrl, inngestDatabase);
    }
    await migrate({ ownerUrl, appPassword });
    say("database migrated");
  }

  async #redis(): Promise<void> {
    if (!this.#parts.redis) return;
    const { cacheDir, ports, say } = this.#options;
    this.#keep(
      await startRedis(this.supervisor, { port: ports.redis, workDir: join(cacheDir, "redis"), say }),
    );
  }

  async #sandbox(): Promise<void> {
    if (!sandboxRuns(this.#parts)) return;
    const { port, env } = { port: this.#options.ports.sandbox, env: this.#childEnv };
    this.#keep(await this.supervisor.start(sandboxService({ port, env })));
  }

  async #inngest(): Promise<void> {
    if (!this.#parts.inngest) return;
    const { ports } = this.#options;
    const { INNGEST_EVENT_KEY: eventKey = "", INNGEST_SIGNING_KEY: signingKey = "" } = this.#env.product;
    const databaseUrl = new URL(this.#env.ownerUrl);
    databaseUrl.pathname = `/${inngestDatabase}`;
    const sdkUrl = `http://127.0.0.1:${ports.api}/api/inngest`;
    const spec = inngestService({
      ...{ port: ports.inngest, databaseUrl: databaseUrl.href, sdkUrl, eventKey, signingKey },
      env: systemEnv(),
    });
    this.#keep(await this.supervisor.start(spec));
  }

  async #apiWorker(file: string): Promise<void> {
    const service = apiWorkerService({ file, ports: this.#options.ports, env: this.#childEnv });
    this.#keep(await this.supervisor.start(service));
  }

  /** Tells Inngest which workflows there are, then makes the demo data, which they help with. */
  async #connectAndSeed(signal: AbortSignal): Promise<void> {
    const { ports, say } = this.#options;
    const endpoint = `http://127.0.0.1:${ports.api}/api/inngest`;
    await waitUntil(
      "the registration of the workflows",
      async () => {
        const answer = await fetch(endpoint, { method: "PUT", signal: AbortSignal.timeout(10_000) });
        if (!answer.ok) throw new Error(`${endpoint} answered ${answer.status}: ${await answer.text()}`);
      },
      { timeoutMs: 30_000, signal },
    );
    say("workflows registered with Inngest");
    if (!existsSync(inRepo("scripts", "seed.ts")))
      throw new Error("scripts/seed.ts, which makes the demo data, is missing");
    const logFile = join(this.#logDir, "seed.log");
    const env = { ...this.#childEnv, DATABASE_OWNER_URL: this.#env.ownerUrl };
    const code = await runTool({
      command: process.execPath,
      args: ["scripts/seed.ts"],
      env,
      logFile,
      signal,
    });
    if (code !== 0)
      throw new Error(`the demo data could not be made; the end of ${logFile}:\n${lastLines(logFile)}`);
    say("demo data is there");
  }

  async #webApps(): Promise<void> {
    const { DRIVER_WEB_URL: driverWeb = "", ADMIN_WEB_URL: admin = "" } = this.#env.product;
    const { ports } = this.#options;
    const env = this.#childEnv;
    const started = await Promise.all([
      this.supervisor.start(webService({ app: "driver-web", port: ports.driverWeb, url: driverWeb, env })),
      this.supervisor.start(webService({ app: "admin", port: ports.admin, url: admin, env })),
    ]);
    for (const service of started) this.#keep(service);
  }

  #keep(service: Service): void {
    this.#services.set(service.name, service);
    this.#options.say(`${service.name} is up`);
  }

  #asStack(): Stack {
    const { product, ownerUrl } = this.#env;
    const { ports } = this.#options;
    return {
      urls: {
        driverWeb: product.DRIVER_WEB_URL ?? "",
        admin: product.ADMIN_WEB_URL ?? "",
        api: product.PUBLIC_API_URL ?? "",
        inngest: product.INNGEST_BASE_URL ?? "",
        sandbox: sandboxRuns(this.#parts) ? `http://127.0.0.1:${ports.sandbox}` : undefined,
      },
      env: product,
      ownerUrl,
      service: (name) => {
        const found = this.#services.get(name);
        if (!found) throw new Error(`no service "${name}" runs in this stack`);
        return found;
      },
      close: async () => {
        await this.supervisor.stopAll();
        this.#record.close();
      },
      kill: () => this.supervisor.killAll(),
    };
  }
}

async function checkPorts({ ports, given = {} }: StackOptions): Promise<void> {
  const parts = localParts(given);
  const needed: (keyof StackPorts)[] = ["api", "metrics", "driverWeb", "admin"];
  if (parts.postgres) needed.push("postgres");
  if (parts.redis) needed.push("redis");
  if (parts.inngest) needed.push("inngest");
  if (sandboxRuns(parts)) needed.push("sandbox");
  const taken: string[] = [];
  for (const name of needed) {
    if (!(await isPortFree(ports[name])))
      taken.push(`port ${ports[name]} is taken: set ${portSettings[name].env} to another`);
  }
  if (taken.length > 0) throw new Error(taken.join("\n"));
}
