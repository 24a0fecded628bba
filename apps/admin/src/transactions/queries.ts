import { PostingKind } from "@drivopay/contracts/transactions";

/** The few newest, for the overview. */
export const latestMovements = { limit: 10 };

export interface MonitorParams {
  readonly kind?: string;
  readonly cursor?: string;
}

/** What the monitor asks for, from the page's address; what is no kind of movement is left out. */
export function monitorInput({ kind, cursor }: MonitorParams) {
  const known = PostingKind.safeParse(kind);
  return {
    limit: 50,
    ...(known.success ? { kind: known.data } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
