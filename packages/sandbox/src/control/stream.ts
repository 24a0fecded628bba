import type { FastifyReply } from "fastify";
import type { Changes } from "../core/changes.ts";

const heartbeatMs = 15_000;

/** Server-sent events: one `change` with the topic as data whenever a part of the world moved. */
export function streamChanges(reply: FastifyReply, changes: Changes): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  raw.write(": open\n\n");
  const unsubscribe = changes.subscribe((topic) => raw.write(`event: change\ndata: ${topic}\n\n`));
  const heartbeat = setInterval(() => raw.write(": still here\n\n"), heartbeatMs);
  raw.on("close", () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
