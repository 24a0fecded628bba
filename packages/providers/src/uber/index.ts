export { createUber } from "./adapter.ts";
export { type UberEnv, uberEnv } from "./env.ts";
