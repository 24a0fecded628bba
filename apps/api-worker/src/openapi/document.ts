import { appRouter } from "@drivopay/api/root";
import { generateOpenApiDocument } from "trpc-to-openapi";
import { z } from "zod";
import { restOperations } from "../rest.ts";
import { withExamples } from "./examples.ts";
import { plainPaths, rootPaths, signatureSchemes } from "./plain-http.ts";
import {
  anyRefusal,
  countedHeaders,
  headerComponents,
  problemExamples,
  problemSchema,
  type RefusingOperation,
  refusalResponses,
  refusalsOf,
} from "./refusals.ts";
import { uploads } from "./uploads.ts";
import { description, descriptions, tags } from "./words.ts";

type Operation = Readonly<Record<string, unknown>>;
type Operations = Readonly<Record<string, Operation>>;
const Paths = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));
const Parameters = z.array(z.looseObject({ in: z.string(), name: z.string() }));
const Responses = z.record(z.string(), z.record(z.string(), z.unknown()));

/** The OpenAPI 3.1 document of the REST interface, made from the procedures. */
export function openApiDocument(publicApiUrl: string): Record<string, unknown> {
  const generated = generateOpenApiDocument(appRouter, {
    title: "DrivoPay API",
    description,
    version: "1.0.0",
    openApiVersion: "3.1.0",
    baseUrl: `${publicApiUrl}/api/v1`,
    securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
  });
  const { schemas = {}, securitySchemes = {} } = generated.components ?? {};
  const ours = Object.entries(schemas).filter(([name]) => !name.startsWith("error."));
  return withExamples({
    ...generated,
    tags,
    paths: { ...procedurePaths(Paths.parse(generated.paths)), ...plainPaths, ...rootPaths(publicApiUrl) },
    components: {
      schemas: { ...Object.fromEntries(ours), Problem: problemSchema },
      headers: headerComponents,
      examples: problemExamples,
      securitySchemes: { ...securitySchemes, ...signatureSchemes },
    },
  });
}

/** Every procedure that REST serves, JSON and forms, with what the generator cannot know of it. */
function procedurePaths(generated: z.infer<typeof Paths>): Record<string, Operations> {
  const paths: Record<string, Operations> = { ...generated };
  for (const { procedurePath, method, path, type, needsIdempotencyKey, takesPin } of restOperations()) {
    const name = method.toLowerCase();
    const operation = generated[path]?.[name] ?? {};
    const signedIn = operation.security !== undefined;
    // Where a new PIN is set, the PIN in the input is no proof.
    const needsPin = takesPin && !["auth.setPin", "auth.resetPassword"].includes(procedurePath);
    const refusing = { procedurePath, method, path, signedIn, needsIdempotencyKey, needsPin };
    const parameters = parametersOf(operation, procedurePath, needsIdempotencyKey);
    const told = { ...completed(operation, refusing), parameters };
    paths[path] = { ...paths[path], [name]: type === "query" ? { ...told, ...reads(method) } : told };
  }
  for (const { procedurePath, path, operation } of uploads) {
    const kind = { signedIn: true, needsIdempotencyKey: false, needsPin: false };
    const post = completed(operation, { procedurePath, method: "POST", path, ...kind });
    paths[path] = { ...paths[path], post };
  }
  return paths;
}

/** A read that is asked for by POST, since what it takes does not belong in an address. */
const reads = (method: string) => (method === "POST" ? { "x-read-only": true } : {});

/** An operation with its headers, its own words, and each refusal in place of the generated ones. */
function completed(operation: Operation, refusing: RefusingOperation): Operation {
  const succeeded = Object.entries(Responses.parse(operation.responses)).filter(([status]) =>
    status.startsWith("2"),
  );
  const successes = succeeded.map(([status, response]) => [status, { ...response, headers: countedHeaders }]);
  const own = descriptions[refusing.procedurePath];
  return {
    ...operation,
    ...(own ? { description: own } : {}),
    ...(refusing.signedIn ? {} : { security: [] }),
    responses: {
      ...Object.fromEntries(successes),
      ...refusalResponses(refusalsOf(refusing)),
      default: anyRefusal,
    },
  };
}

/** Operations that move no money but answer a repeat alike, if a key comes along. */
const takesKeyIfGiven: readonly string[] = ["payments.links.create"];

/** What the generator cannot know: the headers that stand for the key of a wish and for the PIN. */
function parametersOf({ parameters }: Operation, procedurePath: string, needsKey: boolean): object[] {
  const known = Parameters.parse(parameters ?? []).map((parameter) =>
    parameter.in === "query" && parameter.name === "pin"
      ? { ...parameter, in: "header", name: "X-Pin" }
      : parameter,
  );
  if (needsKey) return [...known, { ...idempotencyKey, required: true }];
  return takesKeyIfGiven.includes(procedurePath) ? [...known, idempotencyKey] : known;
}

const idempotencyKey = {
  ...{ in: "header", name: "Idempotency-Key" },
  description: "Made once for each wish of a person, and sent again with every try of it",
  schema: { type: "string", pattern: "^[\\w-]{8,128}$", examples: ["3f0c3c57-0a5e-4a0e-9d6e-5b8f5f0f7c11"] },
};
