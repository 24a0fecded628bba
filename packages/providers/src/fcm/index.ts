export { createFcmPush } from "./adapter.ts";
export { type FcmEnv, fcmEnv } from "./env.ts";
