import { connect } from "node:net";
import { problemOfText } from "./rest.ts";

/** Sends bytes as they are, and reads until the server ends the connection. */
export function exchange(port: number, ...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.on("connect", () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

/** The problem document in an answer as it stood on the wire. */
export function problemOnTheWire(answer: string) {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  return { head: head.toLowerCase(), problem: problemOfText(body) };
}
