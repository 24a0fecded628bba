export { createMovableClock, type MovableClock } from "./clock.ts";
export { type InngestServer, type InngestServerOptions, startInngestServer } from "./server.ts";
