export { someTrail } from "./driver-trail.ts";
export { closeCase, endOfCase, openCase, type Trouble } from "./open-case.ts";
export { type Actor, actorOf, recordAudit, recordSecurityEvent, systemActor } from "./record.ts";
export { recordOpenPage, recordRead, type StaffRead } from "./record-read.ts";
