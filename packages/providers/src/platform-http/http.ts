import { AppError } from "@drivopay/contracts/errors";
import { clientRefused } from "@drivopay/contracts/platforms";
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
  const call = async (url: string, init: RequestInit, refusal: Refusal): Promise<unknown> => {
    const answer = await guard(async () => {
      const response = await reach(url, {
        ...init,
        signal: AbortSignal.timeout(timeoutMs),
        redirect: "error",
      });
      const body = await readBody(response);
      if (response.ok) return { body };
      if (isOutage(response.status)) throw outageOf(response, body);
      // Not thrown: what the platform refuses it has answered, and others' calls must not be kept from it.
      return { refused: refusal(new PlatformFailure(response.status, codeOf(body))) };
    });
    if ("refused" in answer) throw answer.refused;
    return answer.body;
  };
  return {
    get: (url, accessToken) =>
      call(
        url,
        { headers: { authorization: `Bearer ${accessToken}`, accept: "application/json" } },
        refusedRead,
      ),
    post: (url, form) =>
      call(
        url,
        {
          method: "POST",
          headers: { accept: "application/json" },
          body: new URLSearchParams({ ...form }),
        },
        refusedForm,
      ),
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

/** What a refusal of the platform means, by what was asked. */
type Refusal = (cause: PlatformFailure) => AppError;

/** A read carries the driver's token and nothing of ours: a 401 speaks of that (RFC 6750, section 3.1). */
const refusedRead: Refusal = (cause) =>
  new AppError(cause.status === 401 ? "PLATFORM_SIGN_IN_REQUIRED" : "PROVIDER_REJECTED", { cause });

/**
 * A form carries the driver's grant and our own secret: only `invalid_grant` says that the grant is dead. A 401 is
 * about us (RFC 6749, section 5.2), and must not be told to the drivers as theirs.
 */
const refusedForm: Refusal = (cause) => {
  if (cause.message === "invalid_grant") return new AppError("PLATFORM_SIGN_IN_REQUIRED", { cause });
  if (cause.status === 401 || aboutUs.has(cause.message)) {
    return new AppError("PROVIDER_UNAVAILABLE", { cause, params: { refusal: clientRefused } });
  }
  return new AppError("PROVIDER_REJECTED", { cause });
};
const aboutUs = new Set(["invalid_client", "unauthorized_client"]);

const isOutage = (status: number) => status >= 500 || status === 429;

function outageOf(response: Response, body: unknown): AppError {
  const cause = new PlatformFailure(response.status, codeOf(body));
  const params = response.status === 429 ? { retryAfterSeconds: waitOf(response.headers) } : {};
  return new AppError("PROVIDER_UNAVAILABLE", { cause, params });
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
