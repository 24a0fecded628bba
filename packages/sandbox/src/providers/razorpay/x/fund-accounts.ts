import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { find, RazorpayError } from "../errors.ts";
import { IdParams } from "../http.ts";
import { collection } from "../list.ts";
import { parseBody } from "../request.ts";
import { type Account, newestFirst, newId } from "../state.ts";
import type { BankAccount, FundAccount, Vpa } from "../wire.ts";
import { ContactInput, createContact } from "./contacts.ts";

const BankAccountInput = z.strictObject({
  name: z.string().min(3).max(120),
  ifsc: z.string().regex(/^[A-Z]{4}0[A-Z0-9]{6}$/, { error: "The ifsc field is invalid." }),
  account_number: z.string().regex(/^[A-Za-z0-9]{5,35}$/, { error: "The account number format is invalid." }),
});

const VpaInput = z.strictObject({
  address: z
    .string()
    .min(3)
    .max(100)
    .regex(/^[A-Za-z0-9.-]+@[A-Za-z0-9.-]+$/, { error: "The vpa address format is invalid." }),
});

const Destination = z.discriminatedUnion("account_type", [
  z.strictObject({ account_type: z.literal("bank_account"), bank_account: BankAccountInput }),
  z.strictObject({ account_type: z.literal("vpa"), vpa: VpaInput }),
]);

const ContactId = z.object({ contact_id: z.string() });
const NestedContact = z.object({ contact: ContactInput });

type Destination = z.output<typeof Destination>;

const bankNames: Record<string, string> = {
  AUBL: "AU Small Finance Bank",
  BARB: "Bank of Baroda",
  CNRB: "Canara Bank",
  HDFC: "HDFC Bank",
  ICIC: "ICICI Bank",
  IDIB: "Indian Bank",
  KKBK: "Kotak Mahindra Bank",
  PUNB: "Punjab National Bank",
  SBIN: "State Bank of India",
  UBIN: "Union Bank of India",
  UTIB: "Axis Bank",
  YESB: "Yes Bank",
};

type Described =
  | { account_type: "vpa"; vpa: Vpa }
  | { account_type: "bank_account"; bank_account: BankAccount };

function describe(destination: Destination): Described {
  if (destination.account_type === "vpa") {
    const [username = "", handle = ""] = destination.vpa.address.split("@");
    return { account_type: "vpa", vpa: { username, handle, address: destination.vpa.address } };
  }
  const { name, ifsc, account_number } = destination.bank_account;
  const bank_name = bankNames[ifsc.slice(0, 4)] ?? `${ifsc.slice(0, 4)} Bank`;
  return { account_type: "bank_account", bank_account: { name, bank_name, ifsc, account_number, notes: [] } };
}

const keyOf = (contactId: string, given: Described): string =>
  given.account_type === "vpa"
    ? JSON.stringify([contactId, given.vpa.address])
    : JSON.stringify([
        contactId,
        given.bank_account.ifsc,
        given.bank_account.account_number,
        given.bank_account.name,
      ]);

/** The same destination of the same contact twice is one fund account: the existing one is answered. */
function createFundAccount(account: Account, contactId: string, destination: Destination): FundAccount {
  const described = describe(destination);
  const key = keyOf(contactId, described);
  const existing = newestFirst(account.state.fundAccounts).find(
    (other) => other.active && keyOf(other.contact_id, other) === key,
  );
  if (existing) return existing;
  const fundAccount: FundAccount = {
    id: newId(account.world.random, "fa"),
    entity: "fund_account",
    contact_id: contactId,
    batch_id: null,
    active: true,
    created_at: account.world.clock.nowSeconds(),
    ...described,
  };
  account.state.fundAccounts.set(fundAccount.id, fundAccount);
  return fundAccount;
}

const Composite = z.looseObject({ contact_id: z.unknown().optional(), contact: z.unknown().optional() });

/**
 * The plain form names a contact; the composite form of payouts and validations brings one along.
 * @throws RazorpayError for an unknown contact or a malformed destination
 */
export function fundAccountFrom(account: Account, body: unknown): FundAccount {
  const { contact_id, contact, ...destination } = parseBody(Composite, body);
  const parsed = parseBody(Destination, destination);
  if (contact !== undefined) {
    const created = createContact(account, parseBody(NestedContact, { contact }).contact);
    return createFundAccount(account, created.id, parsed);
  }
  const { contact_id: id } = parseBody(ContactId, { contact_id });
  if (!account.state.contacts.has(id))
    throw new RazorpayError("The id provided does not exist", { field: "contact_id" });
  return createFundAccount(account, id, parsed);
}

export function fundAccountRoutes(app: FastifyInstance, account: Account): void {
  const one = (request: { params: unknown }): FundAccount =>
    find(account.state.fundAccounts, IdParams.parse(request.params).id);

  app.post("/fund_accounts", (request) => fundAccountFrom(account, request.body));
  app.get("/fund_accounts", (request) => {
    const { contact_id } = z.object({ contact_id: z.string().optional() }).parse(request.query);
    const fundAccounts = newestFirst(account.state.fundAccounts);
    return collection(
      fundAccounts.filter((fundAccount) => contact_id === undefined || fundAccount.contact_id === contact_id),
      request.query,
    );
  });
  app.get("/fund_accounts/:id", one);
  app.patch("/fund_accounts/:id", (request) => {
    const fundAccount = one(request);
    fundAccount.active = parseBody(z.strictObject({ active: z.boolean() }), request.body).active;
    return fundAccount;
  });
}
