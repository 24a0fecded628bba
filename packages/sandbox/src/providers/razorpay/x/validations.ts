import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { find, RazorpayError } from "../errors.ts";
import { sendBankingEvent } from "../events.ts";
import { IdParams } from "../http.ts";
import { collection } from "../list.ts";
import { CurrencyInput, NotesInput, parseBody } from "../request.ts";
import { type Account, newBankReference, newestFirst, newId } from "../state.ts";
import type { FundAccount, Validation, ValidationResults } from "../wire.ts";
import { checkAccountNumber } from "./balance.ts";
import { fundAccountFrom } from "./fund-accounts.ts";
import { scenarioOf } from "./magic.ts";
import { isReverse, startReversePennyDrop } from "./reverse-penny-drops.ts";

const answerDelayMs = 400;

const PennyDrop = z.strictObject({
  account_number: z.string(),
  fund_account: z.strictObject({ id: z.string() }),
  amount: z.int().min(100).default(100),
  currency: CurrencyInput.default("INR"),
  notes: NotesInput,
});

const CompositePennyDrop = z.strictObject({
  source_account_number: z.string(),
  validation_type: z.enum(["pennydrop", "optimized"]),
  reference_id: z.string().max(40).nullish(),
  notes: NotesInput,
  fund_account: z.looseObject({}),
});

const NamesSource = z.looseObject({ source_account_number: z.string() });

const nothingYet: ValidationResults = {
  account_status: null,
  registered_name: null,
  details: null,
  name_match_score: null,
};

function ownerOf(account: Account, fundAccount: FundAccount): string {
  if (fundAccount.account_type === "bank_account") return fundAccount.bank_account.name;
  return find(account.state.contacts, fundAccount.contact_id).name;
}

/** "Asha Devi" is registered as "ASHA D": near enough for a human, not for an exact match. */
function shortened(name: string): string {
  const [first = name, ...others] = name.toUpperCase().split(/\s+/);
  return [first, ...others.map((part) => part.charAt(0))].join(" ");
}

function resultsOf(account: Account, fundAccount: FundAccount): ValidationResults {
  const owner = ownerOf(account, fundAccount);
  const active = { account_status: "active", details: "The beneficiary account is valid." } as const;
  switch (scenarioOf(fundAccount)) {
    case "name-mismatch":
      return { ...active, registered_name: "SURESH MOHAN GUPTA", name_match_score: 12 };
    case "name-close":
      return { ...active, registered_name: shortened(owner), name_match_score: 72 };
    case "invalid-account":
      return {
        account_status: "invalid",
        registered_name: null,
        details: "The beneficiary account is invalid or does not exist.",
        name_match_score: 0,
      };
    default:
      return { ...active, registered_name: owner.toUpperCase(), name_match_score: 100 };
  }
}

function answer(account: Account, validation: Validation): void {
  if (scenarioOf(validation.fund_account) === "validation-failed") {
    validation.status = "failed";
  } else {
    validation.status = "completed";
    validation.results = resultsOf(account, validation.fund_account);
    validation.utr = newBankReference(account.world.random);
  }
  sendBankingEvent(account, `fund_account.validation.${validation.status}`, {
    "fund_account.validation": validation,
  });
}

type NewValidation = Pick<Validation, "fund_account" | "amount" | "notes">;

/** Starts a penny drop; the bank's answer comes by webhook a little later. */
function createValidation(account: Account, input: NewValidation): Validation {
  if (!input.fund_account.active)
    throw new RazorpayError("The fund account is inactive", { field: "fund_account.id" });
  const validation: Validation = {
    id: newId(account.world.random, "fav"),
    entity: "fund_account.validation",
    ...input,
    status: "created",
    currency: "INR",
    results: nothingYet,
    created_at: account.world.clock.nowSeconds(),
    utr: null,
  };
  account.state.validations.set(validation.id, validation);
  if (scenarioOf(input.fund_account) !== "validation-pending") {
    account.world.scheduler.after(answerDelayMs, () => answer(account, validation));
  }
  return validation;
}

/** The newer shape of the same record. */
function composite(validation: Validation, referenceId: string | null): object {
  const { results, ...rest } = validation;
  return {
    ...rest,
    reference_id: referenceId,
    validation_results: results,
    status_details: { description: null, source: null, reason: null },
  };
}

export function validationRoutes(app: FastifyInstance, account: Account): void {
  const path = "/fund_accounts/validations";

  app.post(path, (request) => {
    if (isReverse(request.body)) return startReversePennyDrop(account, request.body);
    if (NamesSource.safeParse(request.body).success) {
      const input = parseBody(CompositePennyDrop, request.body);
      checkAccountNumber(account, input.source_account_number, "source_account_number");
      const fund_account = fundAccountFrom(account, input.fund_account);
      return composite(
        createValidation(account, { fund_account, amount: 100, notes: input.notes }),
        input.reference_id ?? null,
      );
    }
    const input = parseBody(PennyDrop, request.body);
    checkAccountNumber(account, input.account_number);
    const fund_account = find(account.state.fundAccounts, input.fund_account.id);
    return createValidation(account, { fund_account, amount: input.amount, notes: input.notes });
  });
  app.get(path, (request) => {
    const { account_number } = parseBody(z.looseObject({ account_number: z.string() }), request.query);
    checkAccountNumber(account, account_number);
    const { validations, reverseValidations } = account.state;
    const all = [...newestFirst(reverseValidations), ...newestFirst(validations)];
    return collection(
      all.sort((a, b) => b.created_at - a.created_at),
      request.query,
    );
  });
  app.get(`${path}/:id`, (request) => {
    const { id } = IdParams.parse(request.params);
    return account.state.reverseValidations.get(id) ?? find(account.state.validations, id);
  });
}
