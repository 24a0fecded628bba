import { createLogger } from "@drivopay/runtime/logger";

/** For what a test starts beside api-worker; TEST_LOG_LEVEL makes it speak. */
export const silent = createLogger("test", process.env.TEST_LOG_LEVEL ?? "silent");
