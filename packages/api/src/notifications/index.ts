export { applyEmailReports } from "./apply-email-reports.ts";
export { applySmsStatus } from "./apply-sms-status.ts";
export { forgetMessages, inboxPage, messageChoices } from "./driver-data.ts";
export { deliveriesOf, newestMessagesOf } from "./for-staff.ts";
export { unreadCount } from "./repo.ts";
