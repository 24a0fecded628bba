export type { ErrorCode, PublicError } from "@drivopay/contracts/errors";
export { type ClientOptions, createDrivoPayClient, type DrivoPayClient } from "./client.ts";
export {
  type Intent,
  type IntentStore,
  type Intents,
  memoryIntentStore,
  newIntent,
  type OpenWish,
} from "./intents.ts";
export { apiErrorOf, errorCodeOf } from "./links.ts";
export { memoryTokenStore, type TokenStore, type Tokens } from "./tokens.ts";
