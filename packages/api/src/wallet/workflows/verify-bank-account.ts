import type { BankAccountState } from "@drivopay/contracts/wallet";
import { openCase } from "../../audit/index.ts";
import type { Services } from "../../services.ts";
import { bankAccountAdded, bankAccountDecided } from "../events.ts";
import {
  askValidation,
  giveUpValidation,
  registerBeneficiary,
  startValidation,
} from "../verify-bank-account.ts";

const sameAccount = "async.data.bankAccountId == event.data.bankAccountId";
/** How long to wait for the bank before each time the gateway is asked. */
const waitsForBank = ["30s", "5m", "1h", "6h"];

/** A penny drop from the new account to its verdict. */
export const verifyBankAccountWorkflow = (services: Services) =>
  services.inngest.createFunction(
    {
      id: "verify-bank-account",
      triggers: [bankAccountAdded],
      retries: 8,
      concurrency: { key: "event.data.userId", limit: 1 },
      idempotency: "event.data.bankAccountId",
      onFailure: async ({ event, error }) => {
        const { bankAccountId } = bankAccountAdded.schema.parse(event.data.event.data);
        await giveUpValidation(services, bankAccountId);
        await openCase(services.db, {
          dedupeKey: `bank-account:${bankAccountId}:unverified`,
          kind: "wallet.bank-account-unverified",
          summary: "A bank account could not be verified",
          evidence: { error: error.message },
          referenceId: bankAccountId,
        });
      },
    },
    async ({ event, step }) => {
      const { bankAccountId } = event.data;
      await step.run("tell the gateway of the account", () => registerBeneficiary(services, bankAccountId));
      let state: BankAccountState = await step.run("send a rupee", () =>
        startValidation(services, bankAccountId),
      );
      for (const timeout of waitsForBank) {
        if (state !== "VERIFYING") break;
        const answer = { event: bankAccountDecided, if: sameAccount, timeout };
        await step.waitForEvent(`bank answers within ${timeout}`, answer);
        state = await step.run(`ask the gateway after ${timeout}`, () =>
          askValidation(services, bankAccountId),
        );
      }
      if (state === "VERIFYING" || state === "PENDING") {
        state = await step.run("give up", () => giveUpValidation(services, bankAccountId));
      }
      return { state };
    },
  );
