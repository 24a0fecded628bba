import { z } from "zod";
import type { Payable, PayRequest } from "../../../core/provider.ts";
import { sendBankingEvent } from "../events.ts";
import { NotesInput, parseBody } from "../request.ts";
import { type Account, newBankReference, newestFirst, newId } from "../state.ts";
import type { BankAccount, FundAccount, ReverseValidation, ValidationResults } from "../wire.ts";
import { checkAccountNumber } from "./balance.ts";

const ReversePennyDrop = z.strictObject({
  source_account_number: z.string(),
  validation_type: z.literal("upi_intent"),
  reference_id: z.string().max(40).nullish(),
  notes: NotesInput,
});
const amount = 100;

/** Whether a body of the validations' path asks for a rupee instead of sending one. */
export const isReverse = (body: unknown): boolean =>
  z.looseObject({ validation_type: z.literal("upi_intent") }).safeParse(body).success;

const nothingYet: ValidationResults = {
  account_status: null,
  registered_name: null,
  details: null,
  name_match_score: null,
};

/** Answers a UPI link; what follows is up to the payer. */
export function startReversePennyDrop(account: Account, body: unknown): ReverseValidation {
  const input = parseBody(ReversePennyDrop, body);
  checkAccountNumber(account, input.source_account_number, "source_account_number");
  const id = newId(account.world.random, "fav");
  const link = `pay?pa=razorpayx@citibank&pn=RZPX%20PRIVATE%20LTD&mc=7413&cu=INR&am=1.00&tn=BAV&ver=01&mode=04&qrMedium=02&tr=${id.slice("fav_".length)}`;
  const validation: ReverseValidation = {
    id,
    entity: "fund_account.validation",
    fund_account: null,
    status: "created",
    amount,
    currency: "INR",
    notes: input.notes,
    reference_id: input.reference_id ?? null,
    validation_results: nothingYet,
    upi_intent: {
      intent_url: `upi://${link}`,
      phonepe_url: `phonepe://upi/${link}`,
      gpay_url: `tez://upi/${link}`,
    },
    created_at: account.world.clock.nowSeconds(),
    utr: null,
  };
  account.state.reverseValidations.set(id, validation);
  account.world.changes.announce("payer");
  return validation;
}

/** The one that a payer scanned, by its UPI link or its id. */
export function reverseValidationOf(account: Account, request: PayRequest): ReverseValidation | undefined {
  const [, query] = request.upiUri?.split("?") ?? [];
  const reference = new URLSearchParams(query ?? "").get("tr");
  return account.state.reverseValidations.get(request.qrId ?? `fav_${reference ?? ""}`);
}

/**
 * The payer's app sends the rupee, from the account that the merchant wants proved, unless the address says otherwise:
 * `other-account@…` pays from another one, `name-mismatch@…` from one in another name, `unknown-payer@…` leaves the bank
 * without a word on who paid.
 */
export function payReversePennyDrop(
  account: Account,
  validation: ReverseValidation,
  request: PayRequest,
): string {
  const scenario = request.vpa?.split("@")[0];
  validation.status = request.outcome === "failure" ? "failed" : "completed";
  if (validation.status === "completed") {
    account.state.balance += amount;
    validation.utr = newBankReference(account.world.random);
    validation.validation_results = resultsOf(account, validation, scenario);
  }
  sendBankingEvent(account, `fund_account.validation.${validation.status}`, {
    "fund_account.validation": validation,
  });
  account.world.changes.announce("payer");
  return validation.id;
}

function resultsOf(
  account: Account,
  validation: ReverseValidation,
  scenario: string | undefined,
): ReverseValidation["validation_results"] {
  const wanted = accountToProve(account, validation);
  if (scenario === "unknown-payer" || !wanted) {
    return { ...nothingYet, account_status: "invalid", details: "The payer's bank did not answer." };
  }
  const other = scenario === "other-account";
  return {
    account_status: "active",
    registered_name: scenario === "name-mismatch" ? "SURESH MOHAN GUPTA" : wanted.name.toUpperCase(),
    details: "The payer's account is valid.",
    name_match_score: null,
    validated_account_type: "bank_account",
    bank_account: {
      account_number: other ? "99900011122233" : wanted.account_number,
      bank_routing_code: wanted.ifsc,
      bank_name: wanted.bank_name,
      account_type: "savings",
    },
  };
}

/** The newest account of the contact whose reference the notes name. */
function accountToProve({ state }: Account, { notes }: ReverseValidation): BankAccount | undefined {
  const reference = Array.isArray(notes) ? undefined : notes.bankAccountId;
  const contacts = newestFirst(state.contacts).filter(({ reference_id }) => reference_id === reference);
  const ids = new Set(contacts.map(({ id }) => id));
  const isBank = (one: FundAccount) => one.account_type === "bank_account" && ids.has(one.contact_id);
  const found = newestFirst(state.fundAccounts).find(isBank);
  return found?.account_type === "bank_account" ? found.bank_account : undefined;
}

/** Those that wait, for the payer's phone. */
export const payableReversePennyDrops = ({ state }: Account): Payable[] =>
  newestFirst(state.reverseValidations)
    .filter(({ status }) => status === "created")
    .map(({ id, created_at }) => ({
      kind: "qr",
      id,
      title: "Account check",
      amount,
      closesAt: null,
      pictureUrl: null,
      createdAt: created_at,
    }));
