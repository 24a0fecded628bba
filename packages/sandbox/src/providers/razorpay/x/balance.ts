import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { RazorpayError } from "../errors.ts";
import { sendBankingEvent } from "../events.ts";
import { collection } from "../list.ts";
import { parseBody } from "../request.ts";
import { type Account, newestFirst, newId } from "../state.ts";
import type { Payout, Transaction } from "../wire.ts";

/** @throws RazorpayError unless it is the merchant's own RazorpayX account */
export function checkAccountNumber(account: Account, accountNumber: string, field = "account_number"): void {
  if (accountNumber !== account.options.accountNumber) {
    throw new RazorpayError("The RazorpayX Account number is invalid.", { field });
  }
}

/**
 * Books a payout's debit, or the credit of one that came back.
 * @param change paise; negative for a debit
 */
export function moveBalance(account: Account, payout: Payout, change: number): void {
  const { state, world, options } = account;
  state.balance += change;
  const { fund_account: _, ...source } = payout;
  const transaction: Transaction = {
    id: newId(world.random, "txn"),
    entity: "transaction",
    account_number: options.accountNumber,
    amount: Math.abs(change),
    currency: "INR",
    credit: Math.max(change, 0),
    debit: Math.max(-change, 0),
    balance: state.balance,
    source: structuredClone(source),
    created_at: account.world.clock.nowSeconds(),
  };
  state.transactions.set(transaction.id, transaction);
  sendBankingEvent(account, "transaction.created", { transaction });
}

function bankingBalance({ world, state, options }: Account) {
  return {
    entity: "banking_balance",
    id: `bal_${state.accountId.slice("acc_".length)}`,
    currency: "INR",
    account_number: options.accountNumber,
    account_type: "razorpayx_lite",
    bank_name: null,
    bank_code: null,
    amount: state.balance,
    available_amount: state.balance,
    refreshed_at: world.clock.nowSeconds(),
    created_at: 0,
  };
}

export function balanceRoutes(app: FastifyInstance, account: Account): void {
  app.get("/banking_balances", (request) => {
    const { account_type } = z.object({ account_type: z.string().optional() }).parse(request.query);
    const balances = [bankingBalance(account)];
    return collection(
      balances.filter((balance) => account_type === undefined || balance.account_type === account_type),
      request.query,
    );
  });
  app.get("/transactions", (request) => {
    const { account_number } = parseBody(z.looseObject({ account_number: z.string() }), request.query);
    checkAccountNumber(account, account_number);
    return collection(newestFirst(account.state.transactions), request.query);
  });
}
