import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { cashfreeDemo, fcmDemo, platformDemo, razorpayDemo, sendgridDemo, twilioDemo } from "./demo-keys.ts";
import { localSecrets } from "./local-secrets.ts";
import { inRepo } from "./paths.ts";
import { freePorts } from "./ready.ts";

/** The ports of a stack, all on 127.0.0.1. */
export interface StackPorts {
  readonly postgres: number;
  readonly redis: number;
  readonly inngest: number;
  readonly sandbox: number;
  readonly api: number;
  /** Prometheus metrics of api-worker. */
  readonly metrics: number;
  readonly driverWeb: number;
  readonly admin: number;
}

/** The environment variable that moves each port. */
export const portSettings: Readonly<
  Record<keyof StackPorts, { readonly env: string; readonly port: number }>
> = {
  postgres: { env: "POSTGRES_PORT", port: 54329 },
  redis: { env: "REDIS_PORT", port: 63790 },
  inngest: { env: "INNGEST_PORT", port: 8288 },
  sandbox: { env: "SANDBOX_PORT", port: 4100 },
  api: { env: "API_PORT", port: 4000 },
  metrics: { env: "METRICS_PORT", port: 4001 },
  driverWeb: { env: "DRIVER_WEB_PORT", port: 3000 },
  admin: { env: "ADMIN_PORT", port: 4008 },
};

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the ports from the environment. @throws Error naming the variable that holds no port */
export function portsFrom(env: Env): StackPorts {
  const read = ({ env: name, port }: { env: string; port: number }) => {
    const value = Number(env[name] || port);
    if (!Number.isInteger(value) || value < 1 || value > 65_535)
      throw new Error(`${name} is not a port: ${env[name]}`);
    return value;
  };
  return {
    postgres: read(portSettings.postgres),
    redis: read(portSettings.redis),
    inngest: read(portSettings.inngest),
    sandbox: read(portSettings.sandbox),
    api: read(portSettings.api),
    metrics: read(portSettings.metrics),
    driverWeb: read(portSettings.driverWeb),
    admin: read(portSettings.admin),
  };
}

/** Free ports, for a stack beside others. */
export async function freeStackPorts(): Promise<StackPorts> {
  const [postgres, redis, inngest, sandbox, api, metrics, driverWeb, admin] = await freePorts(8);
  if (!postgres || !redis || !inngest || !sandbox || !api || !metrics || !driverWeb || !admin) {
    throw new Error("the system gave too few ports");
  }
  return { postgres, redis, inngest, sandbox, api, metrics, driverWeb, admin };
}

/** Which parts of the stack run here, and which are real ones named by the environment. */
export interface LocalParts {
  readonly postgres: boolean;
  readonly redis: boolean;
  readonly inngest: boolean;
  readonly razorpay: boolean;
  readonly cashfree: boolean;
  readonly twilio: boolean;
  readonly sendgrid: boolean;
  readonly fcm: boolean;
  readonly uber: boolean;
  readonly ola: boolean;
  readonly rapido: boolean;
}

/** A part whose address or key is given is a real one. */
export function localParts(given: Env): LocalParts {
  return {
    postgres: !given.DATABASE_URL,
    redis: !given.REDIS_URL,
    inngest: !given.INNGEST_BASE_URL,
    razorpay: !given.RAZORPAY_KEY_ID,
    // Beside a real Razorpay an emulated second gateway would take drivers' money nowhere.
    cashfree: !given.CASHFREE_CLIENT_ID && !given.RAZORPAY_KEY_ID,
    twilio: !given.TWILIO_ACCOUNT_SID,
    sendgrid: !given.SENDGRID_API_KEY,
    fcm: !given.FCM_PROJECT_ID,
    uber: !given.UBER_CLIENT_ID,
    ola: !given.OLA_CLIENT_ID,
    rapido: !given.RAPIDO_CLIENT_ID,
  };
}

/** Whether any provider is an emulated one. */
export function sandboxRuns(parts: LocalParts): boolean {
  return Object.entries(parts).some(
    ([part, runs]) => runs && !["postgres", "redis", "inngest"].includes(part),
  );
}

/** The product's environment, and what only the scripts may know. */
export interface LocalEnv {
  /** For the product's processes; speaks to the database as the application role. */
  readonly product: Readonly<Record<string, string>>;
  /** Owns the tables; for migrations only. */
  readonly ownerUrl: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/** The database of the product in a local cluster. */
export const productDatabase = "drivopay";
/** The database of inngest-local, beside it. */
export const inngestDatabase = "drivopay_inngest";
/** The role the product works as; made by the migrations. */
const applicationRole = "drivopay_app";

/** Builds the environment of a stack: local addresses, generated secrets and demo keys, each replaced by what is given. */
export function localEnv(options: { cacheDir: string; ports: StackPorts; given: Env }): LocalEnv {
  const { cacheDir, ports, given } = options;
  const { POSTGRES_OWNER_PASSWORD, POSTGRES_APP_PASSWORD, ...secrets } = localSecrets(
    join(cacheDir, "secrets.json"),
  );
  const parts = localParts(given);
  const bucketDir = join(cacheDir, "bucket");
  mkdirSync(bucketDir, { recursive: true });
  const local = (port: number, path = "") => `http://127.0.0.1:${port}${path}`;
  const databases = databaseUrls(given, ports, POSTGRES_OWNER_PASSWORD, POSTGRES_APP_PASSWORD);
  const defaults = {
    ...secrets,
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
    INNGEST_DEV: "0",
    INNGEST_BASE_URL: local(ports.inngest),
    ...(parts.razorpay ? razorpayDemo(local(ports.sandbox, "/razorpay")) : {}),
    ...(parts.cashfree ? cashfreeDemo(local(ports.sandbox, "/cashfree")) : {}),
    ...(parts.twilio ? twilioDemo(local(ports.sandbox, "/twilio")) : {}),
    ...(parts.sendgrid
      ? sendgridDemo(local(ports.sandbox, "/sendgrid"), secrets.SENDGRID_WEBHOOK_PRIVATE_KEY)
      : {}),
    ...(parts.fcm ? fcmDemo(local(ports.sandbox)) : {}),
    ...(parts.uber ? platformDemo("UBER", local(ports.sandbox, "/uber")) : {}),
    ...(parts.ola ? platformDemo("OLA", local(ports.sandbox, "/ola")) : {}),
    ...(parts.rapido ? platformDemo("RAPIDO", local(ports.sandbox, "/rapido")) : {}),
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_WEBHOOK_BASE_URL: local(ports.api),
    BUCKET_URL: pathToFileURL(bucketDir).href,
    PUBLIC_API_URL: local(ports.api),
    DRIVER_WEB_URL: `http://localhost:${ports.driverWeb}`,
    ADMIN_WEB_URL: `http://localhost:${ports.admin}`,
    // One machine stands for all drivers here, so the limit that protects a public address would hit the demo itself.
    RATE_LIMIT_PER_IP: "100000",
    OTP_LIMIT_PER_IP_PER_HOUR: "100000",
  };
  return {
    product: { ...defaults, ...productSettings(given), DATABASE_URL: databases.application },
    ownerUrl: databases.owner,
    ownerPassword: POSTGRES_OWNER_PASSWORD,
    appPassword: databases.appPassword,
  };
}

interface DatabaseUrls {
  readonly owner: string;
  readonly application: string;
  readonly appPassword: string;
}

function databaseUrls(
  given: Env,
  ports: StackPorts,
  ownerPassword: string,
  appPassword: string,
): DatabaseUrls {
  const givenUrl = given.DATABASE_URL;
  const givenOwner = given.DATABASE_OWNER_URL;
  if (givenUrl && givenOwner) {
    return {
      owner: givenOwner,
      application: givenUrl,
      appPassword: decodeURIComponent(new URL(givenUrl).password),
    };
  }
  // A single given address is the owner's: the application role is made by the migrations and derived from it.
  const owner =
    givenUrl ?? `postgres://drivopay_owner:${ownerPassword}@127.0.0.1:${ports.postgres}/${productDatabase}`;
  const application = new URL(owner);
  application.username = applicationRole;
  application.password = appPassword;
  return { owner, application: application.href, appPassword };
}

const productPrefixes = [
  "RAZORPAY",
  "CASHFREE_",
  "TWILIO_",
  "SENDGRID_",
  "FCM_",
  "UBER_",
  "OLA_",
  "RAPIDO_",
  "INNGEST_",
  "SANDBOX_",
  "NEXTAUTH_SECRET",
  "OTEL_",
  "LOG_LEVEL",
];
const productNames = [
  ...[
    "REDIS_URL",
    "JWT_KEYS",
    "STATEMENT_KEYS",
    "DATA_KEYS",
    "BLIND_INDEX_KEY",
    "OTP_HMAC_KEY",
    "BUCKET_URL",
  ],
  ...["PUBLIC_API_URL", "DRIVER_WEB_URL", "ADMIN_WEB_URL"],
  ...["RATE_LIMIT_PER_USER", "RATE_LIMIT_PER_IP", "OTP_LIMIT_PER_IP_PER_HOUR"],
];

/** Of all that is given, what the product reads: an unrelated NODE_ENV or PORT of a shell must not leak into it. */
function productSettings(given: Env): Record<string, string> {
  const ours = ([name]: [string, unknown]) =>
    productNames.includes(name) || productPrefixes.some((prefix) => name.startsWith(prefix));
  const present = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(present.filter(ours));
}

/** What every child process needs of this one's environment, and no more; with our Node and pnpm first on PATH. */
export function systemEnv(): Record<string, string> {
  const tools = inRepo(".cache", "tools", "node_modules", ".bin");
  const path = [dirname(process.execPath), tools, process.env.PATH ?? ""].join(delimiter);
  const names = ["HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "TERM", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"];
  const proxies = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
  const given = [...names, ...proxies].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { PATH: path, ...Object.fromEntries(given) };
}
