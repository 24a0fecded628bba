export { createSendgridEmail } from "./adapter.ts";
export { type SendgridEnv, sendgridEnv } from "./env.ts";
export { createReportReader } from "./reports.ts";
