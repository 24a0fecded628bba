export type SeenRun = {
  run_id: string;
  function_id: string;
  status: "Running" | "Completed" | "Failed" | "Cancelled";
  output: unknown;
  steps?: { id: string; name: string; op: string; status: string; output: unknown }[];
};

/** Reads runs through the public API, which a real Inngest server has as well. */
export function runsApi(baseUrl: string) {
  async function get<Body>(path: string): Promise<Body | undefined> {
    const response = await fetch(new URL(path, baseUrl));
    return response.ok ? ((await response.json()) as { data: Body }).data : undefined;
  }
  return {
    ofEvent: async (eventId: string) => (await get<SeenRun[]>(`/v1/events/${eventId}/runs`)) ?? [],
    byId: (runId: string) => get<SeenRun>(`/v1/runs/${runId}`),
    cancel: (runId: string) => fetch(new URL(`/v1/runs/${runId}`, baseUrl), { method: "DELETE" }),
  };
}

/** Asks until there is an answer. */
export async function eventually<Result>(
  what: string,
  ask: () => Promise<Result | undefined | false> | Result | undefined | false,
  timeoutMs = 30_000,
): Promise<Result> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const result = await ask();
    if (result !== undefined && result !== false) return result;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await pause(10);
  }
}

export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
