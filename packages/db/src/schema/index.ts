export * from "./audit.ts";
export * from "./events.ts";
export * from "./notifications.ts";
export * from "./payments.ts";
export * from "./platforms.ts";
export * from "./transactions.ts";
export * from "./users.ts";
export * from "./wallet.ts";
