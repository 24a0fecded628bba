import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type Razorpay from "razorpay";
import { createGuard, type Guard } from "../guard.ts";
import { toProviderError } from "./errors.ts";

/** The part of the SDK's HTTP client that we use: RazorpayX and idempotency headers have no place in the SDK. */
interface RazorpayHttp {
  readonly defaults: { baseURL?: string; timeout?: number };
  get(path: string, config: { params: object }): Promise<{ data: unknown }>;
  post(path: string, body: object, config?: { headers: Record<string, string> }): Promise<{ data: unknown }>;
}

export interface RazorpayClient {
  /** False while calls are refused at once, because too many have failed. */
  isHealthy(): boolean;
  /** Runs one call of the SDK. @throws PROVIDER_UNAVAILABLE, PROVIDER_REJECTED */
  call<T>(work: (sdk: Razorpay) => Promise<T>): Promise<T>;
  /** @throws PROVIDER_UNAVAILABLE, PROVIDER_REJECTED */
  get(path: string, params?: object): Promise<unknown>;
  /** @throws PROVIDER_UNAVAILABLE, PROVIDER_REJECTED */
  post(path: string, body: object, headers?: Record<string, string>): Promise<unknown>;
}

export interface RazorpayClientOptions {
  readonly keyId: string;
  readonly keySecret: string;
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 10_000;
const graceMs = 1_000;

/** The official SDK, with a limit to its patience (it has none), and with its host where we want it. */
export function createRazorpayClient(options: RazorpayClientOptions): RazorpayClient {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const connected = onFirstUse(() => connect(options, timeoutMs));
  const guard: Guard = createGuard({ timeoutMs: timeoutMs + graceMs, isBank: true });
  const run = async <T>(work: (connection: Connection) => Promise<T>) => {
    const connection = await connected();
    return guard(async () => {
      try {
        return await work(connection);
      } catch (thrown) {
        throw toProviderError(thrown);
      }
    });
  };
  return {
    isHealthy: () => guard.isClosed(),
    call: (work) => run(({ sdk }) => work(sdk)),
    get: (path, params = {}) => run(async ({ http }) => (await http.get(`/v1${path}`, { params })).data),
    post: (path, body, headers = {}) =>
      run(async ({ http }) => (await http.post(`/v1${path}`, body, { headers })).data),
  };
}

interface Connection {
  readonly sdk: Razorpay;
  readonly http: RazorpayHttp;
}

async function connect(options: RazorpayClientOptions, timeoutMs: number): Promise<Connection> {
  const { default: Sdk } = await import("razorpay");
  const sdk = new Sdk({ key_id: options.keyId, key_secret: options.keySecret });
  const http: unknown = Reflect.get(sdk.api, "rq");
  if (!isHttp(http)) throw new TypeError("The Razorpay SDK no longer holds its HTTP client in api.rq");
  http.defaults.timeout = timeoutMs;
  if (options.baseUrl !== undefined) http.defaults.baseURL = options.baseUrl.replace(/\/$/, "");
  return { sdk, http };
}

function isHttp(value: unknown): value is RazorpayHttp {
  return (
    typeof value === "function" &&
    "defaults" in value &&
    "get" in value &&
    typeof value.get === "function" &&
    "post" in value &&
    typeof value.post === "function"
  );
}
