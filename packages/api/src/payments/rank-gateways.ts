import type { Paise } from "@drivopay/contracts/money";
import type { Gateway } from "@drivopay/contracts/payments";

/** What the choice of a gateway looks at. */
export interface Candidate {
  readonly gateway: Gateway;
  /** Its share against the others' weights; 0 stands by for when no other can. */
  readonly weight: number;
  readonly drained: boolean;
  readonly healthy: boolean;
  readonly leastAmount: Paise | null;
  readonly mostAmount: Paise | null;
  readonly makesPermanentQrs: boolean;
}

export interface Wanted {
  /** Null for a permanent QR. */
  readonly amount: Paise | null;
  /** From 0 up to, not including, 1: where on the weights the choice falls. */
  readonly roll: number;
}

/**
 * The gateways to try for something new, in order; none when none may. A drained one is never among them, nor one
 * whose bounds the amount passes, nor for a permanent QR one that makes none. What is healthy stands before what is
 * not: of the healthy the roll picks the first by weight, the others follow, the heaviest first. Pure.
 */
export function rankGateways(candidates: readonly Candidate[], wanted: Wanted): Gateway[] {
  const able = candidates.filter((candidate) => !candidate.drained && takes(candidate, wanted.amount));
  const heaviest = (group: readonly Candidate[]) => [...group].sort((a, b) => b.weight - a.weight);
  const healthy = able.filter(({ healthy }) => healthy);
  const picked = pick(healthy, wanted.roll);
  const others = heaviest(healthy.filter((candidate) => candidate !== picked));
  const ailing = heaviest(able.filter(({ healthy }) => !healthy));
  return [...(picked ? [picked] : []), ...others, ...ailing].map(({ gateway }) => gateway);
}

function takes(candidate: Candidate, amount: Paise | null): boolean {
  if (amount === null) return candidate.makesPermanentQrs;
  const { leastAmount, mostAmount } = candidate;
  return (leastAmount === null || amount >= leastAmount) && (mostAmount === null || amount <= mostAmount);
}

function pick(candidates: readonly Candidate[], roll: number): Candidate | undefined {
  let place = roll * candidates.reduce((total, { weight }) => total + weight, 0);
  for (const candidate of candidates) {
    place -= candidate.weight;
    if (place < 0) return candidate;
  }
  // Only such as stand by are left.
  return candidates[0];
}
