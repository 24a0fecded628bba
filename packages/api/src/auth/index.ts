export { authenticate, type IdentityClaim, identify } from "./authenticate.ts";
export { type IapSettings, signInStaffByIap } from "./iap-sign-in.ts";
export { verifyPin } from "./pin.ts";
export { type EndReason, endAllSessions, endSession } from "./sessions.ts";
export { type DriverSignIn, signInDriver } from "./sign-in.ts";
export { publicJwks } from "./signing-keys.ts";
export { requestStaffOtp, type StaffSignIn, staffById, verifyStaffOtp } from "./staff-sign-in.ts";
