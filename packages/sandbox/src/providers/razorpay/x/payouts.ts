import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { find, RazorpayError } from "../errors.ts";
import { IdParams } from "../http.ts";
import { collection } from "../list.ts";
import { AmountInput, bodyHash, CurrencyInput, NotesInput, parseBody } from "../request.ts";
import { type Account, newestFirst, newId } from "../state.ts";
import type { FundAccount, Payout } from "../wire.ts";
import { checkAccountNumber } from "./balance.ts";
import { fundAccountFrom } from "./fund-accounts.ts";
import { acceptPayout, cancelPayout } from "./payout-life.ts";

const lakh = 10_000_000;
const keyPattern = /^[A-Za-z0-9\-_ ]{4,36}$/;

const CreatePayout = z.strictObject({
  account_number: z.string(),
  fund_account_id: z.string().optional(),
  fund_account: z.looseObject({}).optional(),
  amount: AmountInput,
  currency: CurrencyInput,
  mode: z.enum(["UPI", "IMPS", "NEFT", "RTGS"], { error: "Payout mode is invalid" }),
  purpose: z.enum(["refund", "cashback", "payout", "salary", "utility bill", "vendor bill"], {
    error: "Invalid purpose",
  }),
  queue_if_low_balance: z.boolean().default(false),
  reference_id: z
    .string()
    .max(40, { error: "The reference id may not be greater than 40 characters." })
    .nullish(),
  narration: z
    .string()
    .regex(/^[A-Za-z0-9 ]{0,30}$/, { error: "The narration may only contain 30 letters, digits and spaces." })
    .nullish(),
  notes: NotesInput,
});

const PayoutFilter = z.looseObject({
  account_number: z.string(),
  contact_id: z.string().optional(),
  fund_account_id: z.string().optional(),
  mode: z.string().optional(),
  reference_id: z.string().optional(),
  status: z.string().optional(),
});

type CreatePayout = z.output<typeof CreatePayout>;

function checkMode({ mode, amount }: CreatePayout, fundAccount: FundAccount): void {
  if ((mode === "UPI") !== (fundAccount.account_type === "vpa")) {
    throw new RazorpayError(
      `${mode} is not supported for the fund account of type ${fundAccount.account_type}`,
      {
        field: "mode",
      },
    );
  }
  if (mode === "UPI" && amount > lakh)
    throw new RazorpayError("UPI payouts are limited to INR 1,00,000", { field: "amount" });
  if (mode === "IMPS" && amount > 5 * lakh)
    throw new RazorpayError("IMPS payouts are limited to INR 5,00,000", { field: "amount" });
  if (mode === "RTGS" && amount <= 2 * lakh)
    throw new RazorpayError("RTGS payouts must be above INR 2,00,000", { field: "amount" });
}

function destinationOf(account: Account, input: CreatePayout): FundAccount {
  if (input.fund_account !== undefined) return fundAccountFrom(account, input.fund_account);
  const { fund_account_id } = parseBody(z.looseObject({ fund_account_id: z.string() }), input);
  const fundAccount = account.state.fundAccounts.get(fund_account_id);
  if (!fundAccount) throw new RazorpayError("The id provided does not exist", { field: "fund_account_id" });
  if (!fundAccount.active)
    throw new RazorpayError("The fund account is inactive", { field: "fund_account_id" });
  return fundAccount;
}

function createPayout(account: Account, input: CreatePayout): Payout {
  checkAccountNumber(account, input.account_number);
  const fundAccount = destinationOf(account, input);
  checkMode(input, fundAccount);
  const payout: Payout = {
    id: newId(account.world.random, "pout"),
    entity: "payout",
    fund_account_id: fundAccount.id,
    fund_account: fundAccount,
    amount: input.amount,
    currency: "INR",
    notes: input.notes,
    fees: 0,
    tax: 0,
    status: "processing",
    purpose: input.purpose,
    utr: null,
    mode: input.mode,
    reference_id: input.reference_id ?? null,
    narration: input.narration ?? "DrivoPay Fund Transfer",
    batch_id: null,
    failure_reason: null,
    created_at: account.world.clock.nowSeconds(),
    fee_type: null,
    status_details: { reason: null, description: null, source: null },
    debit_account_number: account.options.accountNumber,
  };
  account.state.payouts.set(payout.id, payout);
  acceptPayout(account, payout, input.queue_if_low_balance);
  return payout;
}

function checkKey(key: unknown): string {
  const field = "X-Payout-Idempotency";
  if (typeof key !== "string" || key === "") {
    throw new RazorpayError(
      "Idempotency key is missing. Please send the idempotency key in the request header.",
      { field },
    );
  }
  if (!keyPattern.test(key)) {
    throw new RazorpayError(
      "The idempotency key must be 4 to 36 characters of letters, digits, -, _ and space.",
      { field },
    );
  }
  return key;
}

/** One key, one payout: the same request again is answered with the original as it stands now. */
function payOnce(account: Account, body: unknown, keyHeader: unknown): Payout {
  const key = checkKey(keyHeader);
  const hash = bodyHash(body);
  const used = account.state.payoutKeys.get(key);
  if (used && used.bodyHash !== hash) {
    throw new RazorpayError("Different request body sent for the same Idempotency Header.", {
      field: "X-Payout-Idempotency",
    });
  }
  if (used) return find(account.state.payouts, used.id);
  const payout = createPayout(account, parseBody(CreatePayout, body));
  account.state.payoutKeys.set(key, { bodyHash: hash, id: payout.id });
  return payout;
}

/** API answers name the fund account by id alone; only webhooks carry it whole. */
function answerOf({ fund_account: _, ...payout }: Payout): Omit<Payout, "fund_account"> {
  return payout;
}

function listPayouts(account: Account, query: unknown) {
  const filter = parseBody(PayoutFilter, query);
  checkAccountNumber(account, filter.account_number);
  const matches = (given: string | undefined, actual: string | null): boolean =>
    given === undefined || given === actual;
  const payouts = newestFirst(account.state.payouts).filter(
    (payout) =>
      matches(filter.contact_id, payout.fund_account.contact_id) &&
      matches(filter.fund_account_id, payout.fund_account_id) &&
      matches(filter.mode, payout.mode) &&
      matches(filter.reference_id, payout.reference_id) &&
      matches(filter.status, payout.status),
  );
  return collection(payouts.map(answerOf), query);
}

export function payoutRoutes(app: FastifyInstance, account: Account): void {
  app.post("/payouts", (request) =>
    answerOf(payOnce(account, request.body, request.headers["x-payout-idempotency"])),
  );
  app.get("/payouts", (request) => listPayouts(account, request.query));
  app.get("/payouts/:id", (request) =>
    answerOf(find(account.state.payouts, IdParams.parse(request.params).id)),
  );
  app.post("/payouts/:id/cancel", (request) => {
    const payout = find(account.state.payouts, IdParams.parse(request.params).id);
    cancelPayout(account, payout);
    return answerOf(payout);
  });
}
