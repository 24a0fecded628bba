/**
 * A `fetch` that gives up: what has no answer in time may have worked, and is thrown as if the network had gone.
 * Made of what every React Native has; `AbortSignal.timeout` is not there everywhere.
 */
export function limitTime(fetcher: typeof globalThis.fetch, timeoutMs: number): typeof globalThis.fetch {
  return async (input, init) => {
    const ended = new AbortController();
    const given = init?.signal;
    const abort = () => ended.abort(given?.reason);
    given?.addEventListener("abort", abort);
    if (given?.aborted) abort();
    const timer = setTimeout(() => ended.abort(new Error(`No answer in ${timeoutMs} ms`)), timeoutMs);
    try {
      return await fetcher(input, { ...init, signal: ended.signal });
    } finally {
      clearTimeout(timer);
      given?.removeEventListener("abort", abort);
    }
  };
}
