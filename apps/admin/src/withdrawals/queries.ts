import { WithdrawalStatus } from "@drivopay/contracts/wallet";

export interface WithdrawalParams {
  readonly status?: string;
  readonly cursor?: string;
}

/** What the queue asks for, from the page's address; without a state, those that wait for review. */
export function withdrawalsInput({ status, cursor }: WithdrawalParams) {
  const known = WithdrawalStatus.safeParse(status);
  return {
    limit: 50,
    ...(known.success ? { status: known.data } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
