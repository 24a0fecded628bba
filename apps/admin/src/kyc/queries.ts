import { KycStatus } from "@drivopay/contracts/auth";

export interface KycParams {
  readonly status?: string;
  readonly cursor?: string;
}

/** What the queue asks for, from the page's address; without a state, those that wait. */
export function kycQueueInput({ status, cursor }: KycParams) {
  const known = KycStatus.safeParse(status);
  return {
    limit: 50,
    ...(known.success ? { status: known.data } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
