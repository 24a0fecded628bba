export { type ConnectAnswer, type ConnectOutcome, finishConnect } from "./finish-connect.ts";
