import { PageInput } from "@drivopay/contracts/pagination";
import { TransactionList } from "@drivopay/contracts/transactions";
import {
  AddBankAccountInput,
  AddUpiAddressInput,
  AutoWithdrawAnswer,
  AutoWithdrawInput,
  BankAccountAnswer,
  BankAccountList,
  ByIdInput,
  IfscAnswer,
  IfscInput,
  LatestReversePennyDrop,
  LimitList,
  QuoteWithdrawalInput,
  ReversePennyDropAnswer,
  Sendable,
  SendableInput,
  Wallet,
  WalletStats,
  WithdrawAnswer,
  WithdrawalAnswer,
  WithdrawalQuote,
  WithdrawInput,
} from "@drivopay/contracts/wallet";
import { z } from "zod";
import { driverProcedure, pinMoneyProcedure, pinProcedure, router } from "../trpc.ts";
import { addBankAccount, addUpiAddress } from "./add-bank-account.ts";
import { cancelWithdrawal } from "./cancel-withdrawal.ts";
import { listBankAccounts, removeBankAccount, setPrimaryBankAccount } from "./change-bank-account.ts";
import { readLimits } from "./check-limits.ts";
import { lookupIfsc } from "./lookup-ifsc.ts";
import { listMovements } from "./movements.ts";
import { readQuote } from "./quote-withdrawal.ts";
import { readSendable } from "./read-sendable.ts";
import { readWallet } from "./read-wallet.ts";
import { requestWithdrawal } from "./request-withdrawal.ts";
import { readAutoWithdraw, turnOffAutoWithdraw, turnOnAutoWithdraw } from "./set-auto-withdraw.ts";
import { readReversePennyDrop, startReversePennyDrop } from "./start-reverse-penny-drop.ts";
import { walletStats } from "./summarise-movements.ts";
import { withdrawalOf } from "./withdrawal-repo.ts";

const Nothing = z.strictObject({}).optional();

const rest = <Method extends "GET" | "POST" | "DELETE">(
  method: Method,
  path: `/${string}`,
  summary: string,
) => ({ openapi: { method, path, tags: ["wallet"], protect: true, summary } });

const bankAccountsRouter = router({
  add: pinProcedure
    .meta(rest("POST", "/wallet/bank-accounts", "Link a bank account; a penny drop proves it"))
    .input(AddBankAccountInput)
    .output(BankAccountAnswer)
    .mutation(async ({ ctx, input }) => ({ bankAccount: await addBankAccount(ctx, input) })),

  addUpi: pinProcedure
    .meta(rest("POST", "/wallet/upi-addresses", "Link a UPI address; the name behind it proves it"))
    .input(AddUpiAddressInput)
    .output(BankAccountAnswer)
    .mutation(async ({ ctx, input }) => ({ bankAccount: await addUpiAddress(ctx, input) })),

  list: driverProcedure
    .meta(rest("GET", "/wallet/bank-accounts", "The linked bank accounts, the primary first"))
    .input(Nothing)
    .output(BankAccountList)
    .query(async ({ ctx }) => ({ bankAccounts: await listBankAccounts(ctx) })),

  remove: driverProcedure
    .meta(rest("DELETE", "/wallet/bank-accounts/{id}", "Unlink a bank account"))
    .input(ByIdInput)
    .output(BankAccountAnswer)
    .mutation(async ({ ctx, input }) => ({ bankAccount: await removeBankAccount(ctx, input.id) })),

  setPrimary: driverProcedure
    .meta(rest("POST", "/wallet/bank-accounts/{id}/primary", "Make a bank account the primary one"))
    .input(ByIdInput)
    .output(BankAccountAnswer)
    .mutation(async ({ ctx, input }) => ({ bankAccount: await setPrimaryBankAccount(ctx, input.id) })),

  startReversePennyDrop: driverProcedure
    .meta(
      rest(
        "POST",
        "/wallet/bank-accounts/{id}/reverse-penny-drop",
        "Prove a bank account by paying a rupee from it by UPI; the rupee comes into the wallet",
      ),
    )
    .input(ByIdInput)
    .output(ReversePennyDropAnswer)
    .mutation(async ({ ctx, input }) => ({ reversePennyDrop: await startReversePennyDrop(ctx, input.id) })),

  reversePennyDrop: driverProcedure
    .meta(
      rest(
        "GET",
        "/wallet/bank-accounts/{id}/reverse-penny-drop",
        "What became of the last rupee that was to prove a bank account",
      ),
    )
    .input(ByIdInput)
    .output(LatestReversePennyDrop)
    .query(async ({ ctx, input }) => ({ reversePennyDrop: await readReversePennyDrop(ctx, input.id) })),

  lookupIfsc: driverProcedure
    .meta(rest("GET", "/wallet/ifsc/{ifscCode}", "The bank behind an IFSC"))
    .input(IfscInput)
    .output(IfscAnswer)
    .query(({ input }) => lookupIfsc(input.ifscCode)),
});

const autoWithdrawRouter = router({
  get: driverProcedure
    .meta(
      rest("GET", "/wallet/auto-withdraw", "Whether the balance is sent by itself, and what happened last"),
    )
    .input(Nothing)
    .output(AutoWithdrawAnswer)
    .query(async ({ ctx }) => ({ autoWithdraw: await readAutoWithdraw(ctx) })),

  turnOn: pinProcedure
    .meta(rest("POST", "/wallet/auto-withdraw", "Send the balance every evening, above a sum"))
    .input(AutoWithdrawInput)
    .output(AutoWithdrawAnswer)
    .mutation(async ({ ctx, input }) => ({ autoWithdraw: await turnOnAutoWithdraw(ctx, input) })),

  turnOff: driverProcedure
    .meta(rest("DELETE", "/wallet/auto-withdraw", "Stop sending the balance by itself"))
    .input(Nothing)
    .output(AutoWithdrawAnswer)
    .mutation(async ({ ctx }) => ({ autoWithdraw: await turnOffAutoWithdraw(ctx) })),
});

export const walletRouter = router({
  get: driverProcedure
    .meta(rest("GET", "/wallet", "Balance, and what is held and why"))
    .input(Nothing)
    .output(Wallet)
    .query(({ ctx }) => readWallet(ctx.services.db, ctx.driver.walletId)),

  transactions: driverProcedure
    .meta(rest("GET", "/wallet/transactions", "The wallet's movements, newest first"))
    .input(PageInput)
    .output(TransactionList)
    .query(({ ctx, input }) => listMovements(ctx.services.db, ctx.driver.walletId, input)),

  stats: driverProcedure
    .meta(rest("GET", "/wallet/stats", "Earned and withdrawn: today, this month, in all"))
    .input(Nothing)
    .output(WalletStats)
    .query(({ ctx }) => walletStats(ctx.services.db, ctx.driver.walletId, ctx.services.clock.now())),

  limits: driverProcedure
    .meta(rest("GET", "/wallet/limits", "The limits, what is left of them, and why"))
    .input(Nothing)
    .output(LimitList)
    .query(({ ctx }) => readLimits(ctx)),

  quoteWithdrawal: driverProcedure
    .meta(rest("POST", "/wallet/withdraw/quote", "What a withdrawal costs and when it arrives"))
    .input(QuoteWithdrawalInput)
    .output(WithdrawalQuote)
    .query(async ({ ctx, input }) => {
      const quote = await readQuote(ctx, input);
      return { ...quote, arrivesBy: quote.arrivesBy.toISOString() };
    }),

  sendable: driverProcedure
    .meta(
      rest("GET", "/wallet/bank-accounts/{bankAccountId}/sendable", "The most that can be sent there now"),
    )
    .input(SendableInput)
    .output(Sendable)
    .query(({ ctx, input }) => readSendable(ctx, input.bankAccountId)),

  withdraw: pinMoneyProcedure
    .meta(rest("POST", "/wallet/withdraw", "Send money to a bank account"))
    .input(WithdrawInput)
    .output(WithdrawAnswer)
    .mutation(({ ctx, input }) => requestWithdrawal(ctx, input)),

  withdrawal: driverProcedure
    .meta(rest("GET", "/wallet/withdrawals/{id}", "A withdrawal and its timeline"))
    .input(ByIdInput)
    .output(WithdrawalAnswer)
    .query(async ({ ctx, input }) => ({
      withdrawal: await withdrawalOf(ctx.services.db, ctx.driver.userId, input.id),
    })),

  cancelWithdrawal: driverProcedure
    .meta(rest("POST", "/wallet/withdrawals/{id}/cancel", "Take a withdrawal back before it is sent"))
    .input(ByIdInput)
    .output(WithdrawalAnswer)
    .mutation(async ({ ctx, input }) => ({ withdrawal: await cancelWithdrawal(ctx, input.id) })),

  bankAccounts: bankAccountsRouter,
  autoWithdraw: autoWithdrawRouter,
});
