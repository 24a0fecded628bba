import type { Paise } from "@drivopay/contracts/money";
import type { PayoutMode } from "@drivopay/contracts/wallet";

/**
 * A payout as the gateway knows it. `processed` is not the end: the bank may send the money back days later
 * (RazorpayX, life cycle of a payout), so `reversed` may follow it, and may follow `failed`.
 */
export interface GatewayPayout {
  readonly gatewayPayoutId: string;
  /** Our withdrawal. */
  readonly referenceId: string | null;
  readonly status:
    | "queued"
    | "pending"
    | "processing"
    | "processed"
    | "failed"
    | "rejected"
    | "cancelled"
    | "reversed";
  readonly amount: Paise;
  readonly utr: string | null;
  readonly failureReason: string | null;
  /** While `queued`: whether our account there is short, or a bank or rail is down. */
  readonly queuedBecause: "LOW_BALANCE" | "BANK_DOWN" | null;
}

/** A bank or a rail in trouble, as the gateway tells of it. */
export interface GatewayDowntime {
  readonly downtimeId: string;
  readonly modes: readonly PayoutMode[];
  /** The first four letters of the bank's IFSC; null when every bank is affected. */
  readonly bankCode: string | null;
  readonly beganAt: Date;
  /** Null while it lasts. */
  readonly endedAt: Date | null;
}

/** A penny drop as the gateway knows it. */
export interface GatewayValidation {
  readonly gatewayValidationId: string;
  readonly status: "created" | "completed" | "failed";
  /** Only `active` means that money can be sent there; `completed` alone does not. */
  readonly accountStatus: "active" | "invalid" | null;
  readonly registeredName: string | null;
  readonly nameMatchScore: number | null;
  /** Of a reverse penny drop: the account that paid. */
  readonly payerAccount: { readonly accountNumber: string; readonly ifscCode: string } | null;
  readonly utr: string | null;
}

/** Where money can be sent. */
export type Destination =
  | { readonly type: "BANK_ACCOUNT"; readonly accountNumber: string; readonly ifscCode: string }
  | { readonly type: "UPI"; readonly upiAddress: string };

/**
 * Sends money to banks.
 * Each call throws PROVIDER_UNAVAILABLE when the outcome is not known: ask again with the same key, never pay again;
 * PROVIDER_REJECTED when the gateway refused for good and moved nothing.
 */
export interface PayoutGateway {
  /** The same beneficiary twice gives the same id. */
  createBeneficiary(request: {
    readonly bankAccountId: string;
    readonly accountHolderName: string;
    readonly destination: Destination;
    readonly phone: string;
  }): Promise<{ contactId: string; fundAccountId: string }>;
  /** Sends ₹1 to learn the name that the bank has for an account or a UPI address; the answer may come later. */
  validateBankAccount(request: {
    readonly bankAccountId: string;
    readonly fundAccountId: string;
  }): Promise<GatewayValidation>;
  /**
   * Asks for a rupee from an account, to learn whose it is; the answer comes once it was paid, as a validation. The same
   * id twice gives the same request.
   */
  startReversePennyDrop(request: {
    readonly reversePennyDropId: string;
    readonly bankAccountId: string;
  }): Promise<{ readonly gatewayValidationId: string; readonly upiUri: string }>;
  readValidation(gatewayValidationId: string): Promise<GatewayValidation>;
  /** @param request.withdrawalId is the idempotency key and the reference; the same id never pays twice */
  sendPayout(request: {
    readonly withdrawalId: string;
    readonly fundAccountId: string;
    readonly amount: Paise;
    readonly mode: PayoutMode;
    readonly narration: string;
  }): Promise<GatewayPayout>;
  readPayout(gatewayPayoutId: string): Promise<GatewayPayout>;
  /** Finds a payout whose answer was lost, by our withdrawal. */
  findPayout(withdrawalId: string): Promise<GatewayPayout | null>;
  /** What our account at the gateway holds: payouts wait when it is short. */
  readBalance(): Promise<Paise>;
}
