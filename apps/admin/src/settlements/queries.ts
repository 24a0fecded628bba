import { SettlementState } from "@drivopay/contracts/settlements";

export interface SettlementParams {
  readonly state?: string;
  readonly cursor?: string;
}

/** What the list asks for, from the page's address. */
export function settlementsInput({ state, cursor }: SettlementParams) {
  const known = SettlementState.safeParse(state);
  return {
    limit: 50,
    ...(known.success ? { state: known.data } : {}),
    ...(cursor ? { cursor } : {}),
  };
}

/** One settlement and a page of what it carried. */
export const settlementInput = (settlementId: string, cursor: string | undefined) => ({
  settlementId,
  limit: 100,
  ...(cursor ? { cursor } : {}),
});
