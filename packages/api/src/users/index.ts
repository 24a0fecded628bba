export { createDriver, type NewDriver } from "./create-driver.ts";
export { presentUser, userById } from "./present-user.ts";
export { contactOf, findUserByPhone, lockUser, type UserRow, userWithTier } from "./repo.ts";
export {
  distrusted,
  distrustSessions,
  openSessionsOf,
  sessionStateKey,
  stateTtlSeconds,
} from "./session-state.ts";
