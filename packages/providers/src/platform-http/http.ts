import { AppError } from "@drivopay/contracts/errors";
import { createGuard, type Guard } from "../guard.ts";

/** What a platform answered when it did not do what was asked: its status and its own code. */
export class PlatformFailure extends Error {
  override readonly name = "PlatformFailure";
  readonly status: number | null;

  constructor(status: number | null, message: string) {
    super(message);
    this.status = status;
  }
}

export interface PlatformHttp {
  /** A read with the driver's token. @throws as EarningsPlatform */
  get(url: string, accessToken: string): Promise<unknown>;
  /** A form, as OAuth takes it. @throws as EarningsPlatform */
  post(url: string, form: Readonly<Record<string, string>>): Promise<unknown>;
}

const defaultTimeoutMs = 10_000;
const graceMs = 1_000;
/** A page of the longest kind is below 100 kB; what is far above is no answer of theirs. */
const longestAnswerBytes = 4 * 1024 * 1024;
const longestWaitSeconds = 3_600;

/** Calls to a platform, with a limit to their patience. */
export function createPlatformHttp(options: { readonly timeoutMs?: number } = {}): PlatformHttp {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const guard: Guard = createGuard({ timeoutMs: timeoutMs + graceMs });
  const call = (url: string, init: RequestInit) =>
    guard(async () => {
      const response = await reach(url, {
        ...init,
        signal: AbortSignal.timeout(timeoutMs),
        redirect: "error",
      });
      const body = await readBody(response);
      if (response.ok) return body;
      throw toError(response, body);
    });
  return {
    get: (url, accessToken) =>
      call(url, { headers: { authorization: `Bearer ${accessToken}`, accept: "application/json" } }),
    post: (url, form) =>
      call(url, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams({ ...form }),
      }),
  };
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (thrown) {
    const told = thrown instanceof Error ? thrown.message : "No answer";
    throw new AppError("PROVIDER_UNAVAILABLE", { cause: new PlatformFailure(null, told) });
  }
}

/** Null for an answer without a body. */
async function readBody(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    if (text.length > longestAnswerBytes) throw new RangeError(`An answer of ${text.length} characters`);
    return text === "" ? null : JSON.parse(text);
  } catch (cause) {
    throw new AppError("PROVIDER_UNAVAILABLE", { cause });
  }
}

function toError(response: Response, body: unknown): AppError {
  const { status } = response;
  const cause = new PlatformFailure(status, codeOf(body));
  if (status === 401 || codeOf(body) === "invalid_grant") {
    return new AppError("PLATFORM_SIGN_IN_REQUIRED", { cause });
  }
  if (status >= 500) return new AppError("PROVIDER_UNAVAILABLE", { cause });
  if (status === 429) {
    const retryAfterSeconds = waitOf(response.headers);
    return new AppError("PROVIDER_UNAVAILABLE", { cause, params: { retryAfterSeconds } });
  }
  return new AppError("PROVIDER_REJECTED", { cause });
}

/** The code in `{code}`, `{error}` or `{error: {code}}`; never the words, which may carry what was sent. */
function codeOf(body: unknown): string {
  if (typeof body !== "object" || body === null) return "unknown";
  if ("error" in body) return typeof body.error === "string" ? body.error : codeOf(body.error);
  return "code" in body && typeof body.code === "string" ? body.code : "unknown";
}

/** How long the platform wants to be left alone, in seconds: `Retry-After`, or Uber's reset as a Unix time. */
function waitOf(headers: Headers): number {
  const wait = Number(headers.get("retry-after") ?? Number.NaN);
  const reset = Number(headers.get("x-rate-limit-reset") ?? Number.NaN) - Date.now() / 1_000;
  const seconds = Number.isFinite(wait) ? wait : Number.isFinite(reset) ? reset : 60;
  return Math.ceil(Math.min(Math.max(seconds, 1), longestWaitSeconds));
}
