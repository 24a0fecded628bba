export { arrayLiteral } from "./array-literal.ts";
export { connectDatabase, type Database, type Session } from "./client.ts";
export * as tables from "./schema/index.ts";
