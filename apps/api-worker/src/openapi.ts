import { appRouter } from "@drivopay/api/root";
import { errorCatalogue, errorCodes } from "@drivopay/contracts/errors";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import { generateOpenApiDocument } from "trpc-to-openapi";

const description = `Everything the DrivoPay apps can do, over plain HTTP.

Amounts are whole paise (\`12550\` is ₹125.50). Dates are ISO 8601 in UTC. Sign in with \`POST /auth/login\` and
\`POST /auth/verify-login-otp\`, then send the access token as \`Authorization: Bearer …\`. Requests that move money take
an \`Idempotency-Key\` header: the same key and body get the same answer for seven days, however often they are sent.

Errors are \`application/problem+json\` (RFC 9457) with one of these codes:

| code | status | try again |
| --- | --- | --- |
${errorCodes.map((code) => `| \`${code}\` | ${errorCatalogue[code].status} | ${errorCatalogue[code].retryable ? "yes" : "no"} |`).join("\n")}
`;

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "requestId"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "For people, in the language of Accept-Language" },
    code: { type: "string", enum: errorCodes },
    requestId: { type: "string" },
    retryable: { type: "boolean" },
    params: { type: "object", additionalProperties: true },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
} as const;

/** The OpenAPI 3.1 document of the REST interface, made from the procedures. */
export function openApiDocument(publicApiUrl: string): Record<string, unknown> {
  const document = generateOpenApiDocument(appRouter, {
    title: "DrivoPay API",
    description,
    version: "1.0.0",
    openApiVersion: "3.1.0",
    baseUrl: `${publicApiUrl}/api/v1`,
    securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
  });
  const problem = {
    description: "A problem document",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, operation]) => [method, withProblem(operation, problem)]),
      ),
    ]),
  );
  const { error: _generated, ...schemas } = { error: undefined, ...document.components?.schemas };
  return {
    ...document,
    paths,
    components: { ...document.components, schemas: { ...schemas, Problem: problemSchema } },
  };
}

/** One shape for every refusal, in place of a generated one for each status. */
function withProblem(operation: unknown, problem: unknown): unknown {
  if (typeof operation !== "object" || operation === null || !("responses" in operation)) return operation;
  const responses = operation.responses;
  if (typeof responses !== "object" || responses === null) return operation;
  const success = Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith("2")));
  return { ...operation, responses: { ...success, default: problem } };
}

/** The document, and a page to read and try it. */
export async function registerDocs(app: FastifyInstance, publicApiUrl: string): Promise<void> {
  const document = openApiDocument(publicApiUrl);
  app.get("/api/v1/openapi.json", async () => document);
  await app.register(scalar, {
    routePrefix: "/api/v1/docs",
    configuration: { title: "DrivoPay API", content: document },
  });
}
