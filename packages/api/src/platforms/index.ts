export { everyConnection, someEarnings } from "./driver-data.ts";
export { type ConnectAnswer, type ConnectOutcome, finishConnect } from "./finish-connect.ts";
export { forgetConnections } from "./forget-connections.ts";
export { forgetOldReports } from "./forget-reports.ts";
export { receivePlatformReport } from "./receive-report.ts";
