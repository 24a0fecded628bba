/** An answer that has come as a whole. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}

/**
 * A `fetch` that gives up: what is not here in time, to the last byte of its body, may have worked, and is thrown as if
 * the network had gone. Not for what stays open, like a live page.
 * Made of what every React Native has; `AbortSignal.timeout` is not there everywhere, nor does every `fetch` there let
 * go of a body when its signal says so.
 */
export function limitTime(
  fetcher: typeof globalThis.fetch,
  timeoutMs: number,
): (input: string | URL | Request, init?: RequestInit) => Promise<Answer> {
  return async (input, init) => {
    const ended = new AbortController();
    const given = init?.signal;
    let leave = () => undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const givenUp = new Promise<never>((_, reject) => {
      const giveUp = (reason: unknown) => {
        reject(reason);
        ended.abort(reason);
      };
      leave = () => void giveUp(given?.reason);
      timer = setTimeout(() => giveUp(new Error(`No answer in ${timeoutMs} ms`)), timeoutMs);
    });
    given?.addEventListener("abort", leave);
    if (given?.aborted) leave();
    try {
      return await Promise.race([givenUp, whole(fetcher(input, { ...init, signal: ended.signal }))]);
    } finally {
      clearTimeout(timer);
      given?.removeEventListener("abort", leave);
    }
  };
}

async function whole(coming: Promise<Response>): Promise<Answer> {
  const response = await coming;
  const text = await response.text();
  return { ok: response.ok, status: response.status, json: async () => JSON.parse(text) };
}
