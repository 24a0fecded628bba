import canonicalize from "canonicalize";
import type { Engine } from "./engine.ts";
import type { EventPayload } from "./event.ts";
import { type JsonObject, type JsonValue, jsonValue } from "./json.ts";
import { errorObject, type Opcode, opcodes } from "./opcodes.ts";
import type { StepResult } from "./runs.ts";
import { signatureOf } from "./signing.ts";

/** Bodies above this leave steps and the list of events out; the SDK fetches those (SDK specification 4.4.2). */
const largestBodyBytes = 512 * 1024;

export type Call = {
  url: string;
  /** `step` to run the function from its start, else the step to run. */
  stepId: string;
  runId: string;
  event: EventPayload;
  /** In the order in which they finished. */
  steps: { stepId: string; result: StepResult }[];
  attempt: number;
  maxAttempts: number;
  /** Planned steps have not finished: the function must not run steps itself. */
  planOnly: boolean;
};

/** What came of a call. `undelivered` means the function may or may not have run: ask again. */
export type Answer =
  | { kind: "undelivered"; reason: string }
  | { kind: "completed"; output: JsonValue }
  | { kind: "failed"; error: JsonObject; retriable: boolean; retryAfter: string | undefined }
  | { kind: "reported"; ops: Opcode[]; retryAfter: string | undefined };

/** Calls a function in its app over a kept-alive connection. Never throws for what an app does. */
export async function callFunction(engine: Engine, call: Call, closing: AbortSignal): Promise<Answer> {
  const url = new URL(call.url);
  url.searchParams.set("stepId", call.stepId);
  const body = bodyOf(call, engine.settings.signingKey);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: "POST",
      body,
      headers: headersFor(body, engine.settings.signingKey),
      signal: AbortSignal.any([closing, AbortSignal.timeout(engine.settings.callTimeoutMs)]),
    });
    text = await response.text();
  } catch (error) {
    return { kind: "undelivered", reason: describe(error) };
  }
  if (!response.headers.has("x-inngest-sdk")) {
    return { kind: "undelivered", reason: `HTTP ${response.status} from something that is not the SDK` };
  }
  if (response.status === 401)
    return { kind: "undelivered", reason: "the app refused the signature (HTTP 401)" };
  return readAnswer(response, text);
}

export function headersFor(body: string, signingKey: string | undefined): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-inngest-server-kind": signingKey ? "cloud" : "dev",
    ...(signingKey ? { "x-inngest-signature": signatureOf(body, signingKey) } : {}),
  };
}

/** The text of a body; in signed mode in the canonical form of RFC 8785, over which signatures are made. */
export function bodyText(value: object, signingKey: string | undefined): string {
  const text = signingKey ? canonicalize(value) : JSON.stringify(value);
  if (text === undefined) throw new TypeError("Not a JSON value");
  return text;
}

function bodyOf(call: Call, signingKey: string | undefined): string {
  const stack = call.steps.map((step) => step.stepId);
  const whole = {
    event: call.event,
    events: [call.event],
    steps: stepsById(call.steps),
    version: -1,
    ctx: {
      run_id: call.runId,
      attempt: call.attempt,
      max_attempts: call.maxAttempts,
      disable_immediate_execution: call.planOnly,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
  const text = bodyText(whole, signingKey);
  if (Buffer.byteLength(text) <= largestBodyBytes) return text;
  const trimmed = { ...whole, events: [], steps: {}, ctx: { ...whole.ctx, use_api: true } };
  return bodyText(trimmed, signingKey);
}

export function stepsById(steps: Call["steps"]): Record<string, StepResult> {
  return Object.fromEntries(steps.map((step) => [step.stepId, step.result]));
}

function readAnswer(response: Response, text: string): Answer {
  const retryAfter = response.headers.get("retry-after") ?? undefined;
  const content = parseJson(text);
  if (response.status === 206) {
    const parsed = opcodes.safeParse(content);
    if (parsed.success) return { kind: "reported", ops: parsed.data, retryAfter };
    const error = {
      name: "UnsupportedStep",
      message: `The function reported what this server does not know: ${text.slice(0, 500)}`,
    };
    return { kind: "failed", error, retriable: false, retryAfter: undefined };
  }
  if (response.status === 200) {
    const output = jsonValue.safeParse(content);
    return { kind: "completed", output: output.success ? output.data : text };
  }
  const retriable = response.headers.get("x-inngest-no-retry") !== "true";
  return { kind: "failed", error: errorObject(content ?? text), retriable, retryAfter };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the caller keeps the text itself.
    return undefined;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
