import { expect } from "vitest";
import { z } from "zod";
import { expectDocumented, operationAt } from "./documented.ts";
import type { World } from "./world.ts";

export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  retryable: z.boolean(),
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export interface RestCall {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls an operation of REST, by its path under /api/v1, and proves that it answers as its document says. */
export async function rest(
  { publicUrl }: Pick<World, "publicUrl">,
  path: string,
  call: RestCall = {},
): Promise<Response> {
  const carried = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  const method = call.method ?? (carried === undefined ? "GET" : "POST");
  const answer = await fetch(`${publicUrl}/api/v1${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(carried === undefined ? {} : { "content-type": "application/json" }),
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...call.headers,
    },
    ...(carried === undefined ? {} : { body: carried }),
  });
  const operation = operationAt(method, path);
  if (operation) await expectDocumented(operation, answer.clone());
  return answer;
}

/** What must never leave the server: stacks, SQL, and where its files lie. */
export const innards =
  /\bat .+:\d+:\d+|node_modules|\.ts:\d|select .+ from|insert into|duplicate key|violates|relation "|ECONNREFUSED|TRPCError|PostgresError|ZodError/i;

/** Reads a problem document, which tells nothing of the inside. */
export function problemOfText(text: string) {
  expect(text).not.toMatch(innards);
  return Problem.parse(JSON.parse(text));
}

/** A refusal in the one shape there is. */
export async function expectProblem(answer: Response, status: number, code: string) {
  const text = await answer.text();
  expect({ status: answer.status, text }).toMatchObject({ status });
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const problem = problemOfText(text);
  expect(problem).toMatchObject({ status, code, requestId: answer.headers.get("x-request-id") });
  return problem;
}
