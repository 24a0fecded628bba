export { createDriver, type NewDriver } from "./create-driver.ts";
export { kycOf } from "./kyc-of.ts";
export { presentUser, userById } from "./present-user.ts";
export { forgetPushTokens, pushTokensOf } from "./push-tokens.ts";
export { contactOf, findUserByPhone, lockUser, type UserRow, userWithTier } from "./repo.ts";
export { approveKyc, rejectKyc, startReview } from "./review-kyc.ts";
export {
  distrusted,
  distrustSessions,
  openSessionsOf,
  sessionStateKey,
  stateTtlSeconds,
} from "./session-state.ts";
export { setUserStatus } from "./set-user-status.ts";
export { submitKyc } from "./submit-kyc.ts";
export { uploadDocument } from "./upload-document.ts";
