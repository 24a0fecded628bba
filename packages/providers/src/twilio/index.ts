export { createTwilioSms } from "./adapter.ts";
export { type TwilioEnv, twilioEnv } from "./env.ts";
