export interface CaseParams {
  readonly state?: string;
  readonly cursor?: string;
}

/** What the list asks for, from the page's address; open cases unless the resolved ones are asked for. */
export function casesInput({ state, cursor }: CaseParams) {
  return {
    limit: 50,
    state: state === "RESOLVED" ? ("RESOLVED" as const) : ("OPEN" as const),
    ...(cursor ? { cursor } : {}),
  };
}
