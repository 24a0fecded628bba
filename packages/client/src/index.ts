export {
  type ClientOptions,
  createDrivoPayClient,
  type DrivoPayClient,
  type Intent,
  newIntent,
} from "./client.ts";
export { errorCodeOf } from "./links.ts";
export { memoryTokenStore, type TokenStore, type Tokens } from "./tokens.ts";
