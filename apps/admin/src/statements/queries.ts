import { StatementState } from "@drivopay/contracts/platforms";

export interface StatementParams {
  readonly state?: string;
  readonly cursor?: string;
}

/** What the queue asks for, from the page's address; without a state, those that wait to be checked. */
export function statementsInput({ state, cursor }: StatementParams) {
  const known = StatementState.safeParse(state);
  return {
    limit: 50,
    ...(known.success ? { state: known.data } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
