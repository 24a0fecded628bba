export { authenticate, type IdentityClaim, identify } from "./authenticate.ts";
export { verifyPin } from "./pin.ts";
export { publicJwks } from "./signing-keys.ts";
