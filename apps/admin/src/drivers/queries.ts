import { UserStatus } from "@drivopay/contracts/auth";

export interface DriverParams {
  readonly q?: string;
  readonly status?: string;
  readonly cursor?: string;
}

/** What the search asks for, from the page's address. */
export function driverSearchInput({ q, status, cursor }: DriverParams) {
  const known = UserStatus.safeParse(status);
  return {
    limit: 50,
    ...(q?.trim() ? { query: q.trim().slice(0, 100) } : {}),
    ...(known.success ? { status: known.data } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
