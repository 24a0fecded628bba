import scalar from "@scalar/fastify-api-reference";
import Fastify from "fastify";
import { z } from "zod";
import { docsPrefix, type WrittenDoc, writtenDocs } from "./docs-page.ts";
import { openApiDocument } from "./document.ts";

// A process that `docs-page.ts` starts: what writes the documents is large, and is needed once.

const publicApiUrl = z.url().parse(process.argv[2]);
const document = openApiDocument(publicApiUrl);
const app = Fastify();
app.get("/api/v1/openapi.json", async () => document);
await app.register(scalar, {
  routePrefix: docsPrefix,
  configuration: {
    ...{ title: "DrivoPay API", content: document },
    ...{ withDefaultFonts: false, telemetry: false, agent: { disabled: true }, mcp: { disabled: true } },
    ...{ hideClientButton: true, showDeveloperTools: "never", persistAuth: false },
    ...{ defaultHttpClient: { targetKey: "shell", clientKey: "curl" } },
    authentication: { preferredSecurityScheme: "bearer" },
  },
});
const written: WrittenDoc[] = [];
for (const path of writtenDocs) {
  const { statusCode, headers, rawPayload } = await app.inject(path);
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
  written.push({ path, contentType: String(headers["content-type"]), body: rawPayload });
}
process.send?.(written, () => process.disconnect());
