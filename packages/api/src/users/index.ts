export { consentsOf } from "./consents.ts";
export { createDriver, type NewDriver } from "./create-driver.ts";
export { erasePapers } from "./erase-papers.ts";
export { forgetDriver } from "./forget-driver.ts";
export { kycOf } from "./kyc-of.ts";
export { announceOrphans } from "./orphaned-objects.ts";
export { presentUser, userById } from "./present-user.ts";
export { photoOf } from "./profile-photo.ts";
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
