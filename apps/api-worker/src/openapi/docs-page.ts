import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import { openApiDocument } from "./document.ts";

/** The document, and a page to read and try it. The page asks no other host for anything. */
export async function registerDocs(app: FastifyInstance, publicApiUrl: string): Promise<void> {
  const document = openApiDocument(publicApiUrl);
  app.get("/api/v1/openapi.json", async () => document);
  await app.register(scalar, {
    routePrefix: "/api/v1/docs",
    configuration: {
      ...{ title: "DrivoPay API", content: document },
      ...{ withDefaultFonts: false, telemetry: false, agent: { disabled: true }, mcp: { disabled: true } },
      ...{ hideClientButton: true, showDeveloperTools: "never", persistAuth: false },
      ...{ defaultHttpClient: { targetKey: "shell", clientKey: "curl" } },
      authentication: { preferredSecurityScheme: "bearer" },
    },
  });
}
