import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { z } from "zod";
import { openApiDocument } from "../openapi/document.ts";

const methods = ["get", "post", "put", "patch", "delete"] as const;
const Parameter = z.looseObject({
  in: z.enum(["path", "query", "header"]),
  name: z.string(),
  required: z.boolean().default(false),
  schema: z.looseObject({}),
});
const Media = z.looseObject({
  schema: z.looseObject({}),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.object({ $ref: z.string() })).optional(),
});
const Content = z.record(z.string(), Media);
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.tuple([]))),
  parameters: z.array(Parameter).default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ headers: z.record(z.string(), z.unknown()).default({}), content: Content.default({}) }),
  ),
});

/** One operation, as the OpenAPI document tells of it. */
export type DocumentedOperation = z.infer<typeof Operation> & {
  readonly path: string;
  readonly method: (typeof methods)[number];
};

export const document = openApiDocument("http://localhost:4000");

/** Every operation of the document. */
export const operations: readonly DocumentedOperation[] = Object.entries(
  z.record(z.string(), z.looseObject({})).parse(document.paths),
).flatMap(([path, item]) =>
  methods.flatMap((method) =>
    item[method] === undefined ? [] : [{ path, method, ...Operation.parse(item[method]) }],
  ),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...document, $id: "document" });
const compiled = new WeakMap<object, ValidateFunction>();

/** Looks whether a value fits a schema of the document, with all that it refers to. */
export function fits(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const made = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
  compiled.set(schema, made);
  return made;
}

/** The operation that serves a request; a word in a path comes before what stands for any word. */
export function operationAt(method: string, path: string): DocumentedOperation | null {
  const asked = path.split("?")[0]?.split("/") ?? [];
  const serving = operations.filter((one) => {
    const parts = one.path.split("/");
    return (
      one.method === method.toLowerCase() &&
      parts.length === asked.length &&
      parts.every((part, at) => part.startsWith("{") || part === asked[at])
    );
  });
  const unnamed = ({ path: one }: DocumentedOperation) => one.split("{").length;
  return serving.sort((a, b) => unnamed(a) - unnamed(b))[0] ?? null;
}

/** Proves that an operation answered as it says it does: this status, these fields, one of its codes. */
export async function expectDocumented(operation: DocumentedOperation, answer: Response): Promise<void> {
  const { method, path, responses } = operation;
  const told = responses[String(answer.status)];
  const text = await answer.text();
  expect({ method, path, status: answer.status, text, documented: told !== undefined }).toMatchObject({
    documented: true,
  });
  const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
  const media = told?.content[type];
  expect({ method, path, type, documented: media !== undefined || text === "" }).toMatchObject({
    documented: true,
  });
  if (!media || !type.endsWith("json")) return;
  const fit = fits(media.schema);
  fit(JSON.parse(text));
  expect({ method, path, status: answer.status, text, misfits: fit.errors ?? [] }).toMatchObject({
    misfits: [],
  });
}
