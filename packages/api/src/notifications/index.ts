export { applySmsStatus } from "./apply-sms-status.ts";
export { deliveriesOf, newestMessagesOf } from "./for-staff.ts";
export { unreadCount } from "./repo.ts";
export { tellDriver } from "./tell-driver.ts";
