export { creditPayment } from "./credit-payment.ts";
export { openWallet, setTier } from "./open-wallet.ts";
export { readWallet } from "./read-wallet.ts";
export { walletOf } from "./repo.ts";
