import type { Destination, PayoutGateway } from "@drivopay/api/wallet/ports";
import { bankError } from "@drivopay/contracts/errors";
import { paise } from "@drivopay/contracts/money";
import type { RazorpayClient } from "./client.ts";
import { readAnswer } from "./read-answer.ts";
import { toPayout, toValidation } from "./transforms.ts";
import { pageOf, WireBalance, WireContact, WireFundAccount, WirePayout, WireValidation } from "./wire.ts";

const WireBalancePage = pageOf(WireBalance);
const WirePayoutPage = pageOf(WirePayout);
const WireValidationPage = pageOf(WireValidation);
const narrationLength = 30;
const pennyDropAmount = 100;

/** RazorpayX behind our port. It has no place in the SDK, so its calls go through the SDK's HTTP client. */
export function createPayoutGateway(client: RazorpayClient, accountNumber: string): PayoutGateway {
  return {
    async createBeneficiary({ bankAccountId, accountHolderName, destination, phone }) {
      const name = nameOfLength(accountHolderName, 50);
      const contact = readAnswer(
        WireContact,
        await client.post("/contacts", { name, contact: phone, type: "vendor", reference_id: bankAccountId }),
      );
      const fundAccount = readAnswer(
        WireFundAccount,
        await client.post("/fund_accounts", {
          contact_id: contact.id,
          ...wireDestination(destination, accountHolderName),
        }),
      );
      return { contactId: contact.id, fundAccountId: fundAccount.id };
    },
    async validateBankAccount({ bankAccountId, fundAccountId }) {
      const running = await findValidation(client, accountNumber, { bankAccountId });
      if (running) return toValidation(running);
      const body = {
        account_number: accountNumber,
        fund_account: { id: fundAccountId },
        amount: pennyDropAmount,
        currency: "INR",
        notes: { bankAccountId },
      };
      return toValidation(readAnswer(WireValidation, await client.post("/fund_accounts/validations", body)));
    },
    async startReversePennyDrop({ reversePennyDropId, bankAccountId }) {
      const body = {
        source_account_number: accountNumber,
        validation_type: "upi_intent",
        reference_id: reversePennyDropId,
        notes: { reversePennyDropId, bankAccountId },
      };
      const started =
        (await findValidation(client, accountNumber, { reversePennyDropId })) ??
        readAnswer(WireValidation, await client.post("/fund_accounts/validations", body));
      if (!started.upi_intent) throw bankError("PROVIDER_UNAVAILABLE");
      return { gatewayValidationId: started.id, upiUri: started.upi_intent.intent_url };
    },
    async readValidation(id) {
      const path = `/fund_accounts/validations/${encodeURIComponent(id)}`;
      return toValidation(readAnswer(WireValidation, await client.get(path)));
    },
    async sendPayout({ withdrawalId, fundAccountId, amount, mode, narration }) {
      const body = {
        account_number: accountNumber,
        fund_account_id: fundAccountId,
        amount,
        currency: "INR",
        mode,
        purpose: "payout",
        queue_if_low_balance: true,
        reference_id: withdrawalId,
        narration: narration.replaceAll(/[^A-Za-z0-9 ]/g, "").slice(0, narrationLength),
      };
      return toPayout(
        readAnswer(WirePayout, await client.post("/payouts", body, { "X-Payout-Idempotency": withdrawalId })),
      );
    },
    async readPayout(id) {
      return toPayout(readAnswer(WirePayout, await client.get(`/payouts/${encodeURIComponent(id)}`)));
    },
    async findPayout(withdrawalId) {
      const query = { account_number: accountNumber, reference_id: withdrawalId };
      const { items } = readAnswer(WirePayoutPage, await client.get("/payouts", query));
      const found = items.find((payout) => payout.reference_id === withdrawalId);
      return found ? toPayout(found) : null;
    },
    async readBalance() {
      const { items } = readAnswer(WireBalancePage, await client.get("/banking_balances"));
      const ours = items.find((balance) => balance.account_number === accountNumber);
      return ours?.available_amount ?? paise(0);
    },
  };
}

const wireDestination = (destination: Destination, holder: string) =>
  destination.type === "UPI"
    ? { account_type: "vpa", vpa: { address: destination.upiAddress } }
    : {
        account_type: "bank_account",
        bank_account: {
          name: nameOfLength(holder, 120),
          ifsc: destination.ifscCode,
          account_number: destination.accountNumber,
        },
      };

/** Penny drops have no idempotency key, and each costs a rupee: one that is under way or done is found, not repeated. */
async function findValidation(
  client: RazorpayClient,
  accountNumber: string,
  wanted: { readonly bankAccountId: string } | { readonly reversePennyDropId: string },
) {
  const query = { account_number: accountNumber, count: 100 };
  const { items } = readAnswer(WireValidationPage, await client.get("/fund_accounts/validations", query));
  return items.find(({ notes, status }) => {
    if (status === "failed") return false;
    if ("reversePennyDropId" in wanted) return notes.reversePennyDropId === wanted.reversePennyDropId;
    return notes.bankAccountId === wanted.bankAccountId && notes.reversePennyDropId === undefined;
  });
}

/** Razorpay takes names from three letters on. */
const nameOfLength = (name: string, longest: number) => name.slice(0, longest).padEnd(3, ".");
