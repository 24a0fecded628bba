export { createSendgridEmail } from "./adapter.ts";
export { type SendgridEnv, sendgridEnv } from "./env.ts";
