import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

export const docsPrefix = "/api/v1/docs";
/** The document, and a page to read and try it. The page asks no other host for anything. */
export const writtenDocs = [
  "/api/v1/openapi.json",
  `${docsPrefix}/`,
  `${docsPrefix}/js/scalar.js`,
  `${docsPrefix}/openapi.json`,
  `${docsPrefix}/openapi.yaml`,
] as const;

const WrittenDoc = z.object({
  path: z.enum(writtenDocs),
  contentType: z.string(),
  body: z.instanceof(Buffer),
});
/** One of them, as it is served. */
export type WrittenDoc = z.infer<typeof WrittenDoc>;

/**
 * Serves the OpenAPI document and its page. They are written when one is first asked for: most processes are never
 * asked.
 */
export async function registerDocs(app: FastifyInstance, publicApiUrl: string): Promise<void> {
  const docs = onFirstUse(() => writeDocs(publicApiUrl));
  for (const path of writtenDocs) {
    app.get(path, async (_request, reply) => {
      const doc = (await docs()).find((one) => one.path === path);
      return doc ? reply.type(doc.contentType).send(doc.body) : reply.callNotFound();
    });
  }
  app.get(docsPrefix, (_request, reply) => reply.redirect(`${docsPrefix}/`, 301));
}

const writingTakesMsAtMost = 60_000;

/** In a process of its own, whose memory ends with it: of a hundred MiB that writing takes, the eight served remain. */
async function writeDocs(publicApiUrl: string): Promise<readonly WrittenDoc[]> {
  const writer = fork(fileURLToPath(new URL("./write-docs.ts", import.meta.url)), [publicApiUrl], {
    serialization: "advanced",
    execArgv: [],
    // None of our secrets: what it writes is for everybody.
    env: { NODE_ENV: "production" },
    signal: AbortSignal.timeout(writingTakesMsAtMost),
  });
  const [written]: unknown[] = await Promise.race([once(writer, "message"), endOf(writer)]);
  return z.array(WrittenDoc).parse(written);
}

async function endOf(writer: ChildProcess): Promise<never> {
  const [code]: unknown[] = await once(writer, "exit");
  throw new Error(`The API's documents were not written: code ${code}`);
}
