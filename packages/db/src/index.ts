export { arrayLiteral } from "./array-literal.ts";
export { connectDatabase, type Database, datePostings, type Session } from "./client.ts";
export { databaseOutage } from "./outage.ts";
export * as tables from "./schema/index.ts";
