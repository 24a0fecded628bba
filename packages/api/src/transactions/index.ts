export { forgetStatements, someStatements } from "./driver-data.ts";
