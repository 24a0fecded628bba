import { ApiError, isRecord } from "./api-error.ts";

// The wire format of tRPC's HTTP links: queries by GET, those of one moment in one request; mutations by POST, alone.

export const apiUrl = "/api/trpc";
const mostInABatch = 10;
const longestUrl = 2000;

interface WaitingQuery {
  readonly path: string;
  readonly input: unknown;
  readonly answer: (result: unknown) => void;
  readonly fail: (error: unknown) => void;
}

let waiting: WaitingQuery[] = [];

/**
 * Asks; what is asked in the same moment travels together.
 * @throws ApiError
 */
export function query(path: string, input: unknown): Promise<unknown> {
  return new Promise((answer, fail) => {
    waiting.push({ path, input, answer, fail });
    if (waiting.length === 1) setTimeout(sendWaiting);
  });
}

/**
 * Changes something. A call that names its intent with a key moves the money once, however often it is repeated.
 * @throws ApiError
 */
export async function mutate(path: string, input: unknown, idempotencyKey?: string): Promise<unknown> {
  const file = input instanceof FormData;
  const headers = {
    // Also without an input: a POST that names no type is refused.
    ...(file ? {} : { "content-type": "application/json" }),
    ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
  };
  const body = file || input === undefined ? input : JSON.stringify(input);
  return resultOf(await answerTo(`${apiUrl}/${path}`, { method: "POST", headers, body: body ?? null }));
}

function sendWaiting(): void {
  const all = waiting;
  waiting = [];
  let batch: WaitingQuery[] = [];
  for (const one of all) {
    if (batch.length === mostInABatch || batchUrl([...batch, one]).length > longestUrl) {
      void sendBatch(batch);
      batch = [];
    }
    batch.push(one);
  }
  void sendBatch(batch);
}

const batchUrl = (batch: readonly WaitingQuery[]): string => {
  const inputs = Object.fromEntries(batch.map(({ input }, place) => [place, input]));
  const paths = batch.map(({ path }) => path).join(",");
  return `${apiUrl}/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(inputs))}`;
};

async function sendBatch(batch: readonly WaitingQuery[]): Promise<void> {
  if (batch.length === 0) return;
  try {
    const answers = await answerTo(batchUrl(batch));
    batch.forEach(({ answer, fail }, place) => {
      try {
        // A refusal of the whole request is one answer for all.
        answer(resultOf(Array.isArray(answers) ? answers[place] : answers));
      } catch (error) {
        fail(error);
      }
    });
  } catch (error) {
    for (const { fail } of batch) fail(error);
  }
}

async function answerTo(url: string, init?: RequestInit): Promise<unknown> {
  try {
    return await (await fetch(url, init)).json();
  } catch (cause) {
    throw new ApiError("No answer", null, { cause });
  }
}

function resultOf(answer: unknown): unknown {
  if (isRecord(answer) && isRecord(answer.result)) return answer.result.data;
  throw ApiError.fromShape(isRecord(answer) ? answer.error : undefined);
}
