export { type Actor, actorOf, recordAudit, recordSecurityEvent, systemActor } from "./record.ts";
