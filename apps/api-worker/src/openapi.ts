import { appRouter } from "@drivopay/api/root";
import { errorCatalogue, errorCodes } from "@drivopay/contracts/errors";
import { Platform } from "@drivopay/contracts/platforms";
import { DocumentType } from "@drivopay/contracts/users";
import scalar from "@scalar/fastify-api-reference";
import type { FastifyInstance } from "fastify";
import { generateOpenApiDocument } from "trpc-to-openapi";
import { z } from "zod";
import { withExamples } from "./openapi-examples.ts";
import { restOperations } from "./rest.ts";

const description = `Everything the DrivoPay apps can do, over plain HTTP.

Amounts are whole paise (\`12550\` is ₹125.50). Dates are ISO 8601 in UTC. Sign in with \`POST /auth/login\` and
\`POST /auth/verify-login-otp\`, then send the access token as \`Authorization: Bearer …\`. Requests that move money take
an \`Idempotency-Key\` header: the same key and body get the same answer for seven days, however often they are sent.
A \`DELETE\` has no body; where it needs the PIN, that comes in the header \`X-Pin\`.

Errors are \`application/problem+json\` (RFC 9457) with one of these codes:

| code | status | try again |
| --- | --- | --- |
${errorCodes.map((code) => `| \`${code}\` | ${errorCatalogue[code].status} | ${errorCatalogue[code].retryable ? "yes" : "no"} |`).join("\n")}
`;

const problemSchema = {
  type: "object",
  examples: [
    {
      ...{
        type: "/api/v1/docs#error-validation-failed",
        title: "Some fields are not valid",
        status: 400,
        code: "VALIDATION_FAILED",
      },
      ...{ detail: "Please check what you typed.", requestId: "0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f" },
      ...{ retryable: false, errors: [{ path: "amount", message: "Too small: expected number to be >=1" }] },
    },
  ],
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
  const listed = mapOperations(document.paths ?? {}, (path, method, operation) => ({
    ...operation,
    parameters: parametersOf(path, method, operation),
    responses: { ...successOf(operation), default: problem },
  }));
  const paths: Record<string, unknown> = {
    ...listed,
    "/users/me/document": {
      post: { ...documentUpload, responses: { ...documentUpload.responses, default: problem } },
    },
    "/users/me/photo": {
      ...listed["/users/me/photo"],
      post: { ...photoUpload, responses: { ...photoUpload.responses, default: problem } },
    },
    "/platforms/statements": {
      ...listed["/platforms/statements"],
      post: { ...statementUpload, responses: { ...statementUpload.responses, default: problem } },
    },
  };
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(
    ([name]) => !name.startsWith("error."),
  );
  return withExamples({
    ...document,
    paths,
    components: {
      ...document.components,
      schemas: { ...Object.fromEntries(schemas), Problem: problemSchema },
    },
  });
}

type Operation = Readonly<Record<string, unknown>>;
const Operations = z.record(z.string(), z.record(z.string(), z.unknown()));
const Parameters = z.array(z.looseObject({ in: z.string(), name: z.string() }));

function mapOperations(
  paths: object,
  change: (path: string, method: string, operation: Operation) => Operation,
): Record<string, Record<string, Operation>> {
  const changed = Object.entries(paths).map(([path, operations]) => {
    const entries = Object.entries(Operations.parse(operations));
    return [
      path,
      Object.fromEntries(entries.map(([method, operation]) => [method, change(path, method, operation)])),
    ];
  });
  return Object.fromEntries(changed);
}

/** One shape for every refusal stands in place of a generated one for each status. */
function successOf({ responses }: Operation): Record<string, unknown> {
  const all = Object.entries(z.record(z.string(), z.unknown()).parse(responses));
  return Object.fromEntries(all.filter(([status]) => status.startsWith("2")));
}

/** What the generator cannot know: the headers that stand for the key of a wish and for the PIN. */
function parametersOf(path: string, method: string, { parameters }: Operation): object[] {
  const known = Parameters.parse(parameters ?? []).map((parameter) =>
    parameter.in === "query" && parameter.name === "pin"
      ? { ...parameter, in: "header", name: "X-Pin" }
      : parameter,
  );
  const keyed = restOperations().some(
    (one) => one.path === path && one.method.toLowerCase() === method && one.needsIdempotencyKey,
  );
  return keyed ? [...known, idempotencyKeyParameter] : known;
}

const idempotencyKeyParameter = {
  in: "header",
  name: "Idempotency-Key",
  required: true,
  description: "Made once for each wish of a person, and sent again with every try of it",
  schema: { type: "string", pattern: "^[\\w-]{8,128}$", examples: ["3f0c3c57-0a5e-4a0e-9d6e-5b8f5f0f7c11"] },
};

/** An operation whose body is a form with one file: the generator knows only JSON. */
function uploadOperation(about: {
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  /** What stands in the form beside the file. */
  readonly field?: { readonly name: string; readonly options: readonly string[] };
  readonly answer: { readonly name: string; readonly schema: string };
}) {
  const { field, answer } = about;
  const file = { type: "string", contentMediaType: "application/octet-stream" };
  const body = {
    type: "object",
    required: [...(field ? [field.name] : []), "file"],
    properties: { ...(field ? { [field.name]: { type: "string", enum: field.options } } : {}), file },
  };
  const answered = {
    type: "object",
    required: [answer.name],
    properties: { [answer.name]: { $ref: `#/components/schemas/${answer.schema}` } },
  };
  return {
    operationId: about.operationId,
    summary: about.summary,
    tags: [about.tag],
    security: [{ bearer: [] }],
    requestBody: { required: true, content: { "multipart/form-data": { schema: body } } },
    responses: {
      "200": { description: "Successful response", content: { "application/json": { schema: answered } } },
    },
  };
}

const documentUpload = uploadOperation({
  operationId: "users-uploadDocument",
  summary: "Send one paper for the identity check: JPEG, PNG, WebP or PDF of at most 8 MiB",
  tag: "users",
  field: { name: "type", options: DocumentType.options },
  answer: { name: "document", schema: "KycDocument" },
});
const photoUpload = uploadOperation({
  operationId: "users-setPhoto",
  summary: "Send the driver's picture: JPEG, PNG or WebP of at most 8 MiB",
  tag: "users",
  answer: { name: "photo", schema: "ProfilePhoto" },
});
const statementUpload = uploadOperation({
  operationId: "platforms-importStatement",
  summary: "Send a platform's statement as CSV, of at most 8 MiB; its money is held until it was checked",
  tag: "platforms",
  field: { name: "platform", options: Platform.options },
  answer: { name: "statement", schema: "StatementImport" },
});

/** The document, and a page to read and try it. */
export async function registerDocs(app: FastifyInstance, publicApiUrl: string): Promise<void> {
  const document = openApiDocument(publicApiUrl);
  app.get("/api/v1/openapi.json", async () => document);
  await app.register(scalar, {
    routePrefix: "/api/v1/docs",
    configuration: { title: "DrivoPay API", content: document },
  });
}
