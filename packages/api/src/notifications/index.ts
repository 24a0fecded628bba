export { applySmsStatus } from "./apply-sms-status.ts";
export { unreadCount } from "./repo.ts";
export { tellDriver } from "./tell-driver.ts";
