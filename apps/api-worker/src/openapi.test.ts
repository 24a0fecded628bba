import { randomUUID } from "node:crypto";
import { errorCodes } from "@drivopay/contracts/errors";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "./openapi.ts";
import { isFiller } from "./openapi-examples.ts";
import { restOperations } from "./rest.ts";
import { type Driver, registerDriver } from "./testing/people.ts";
import { innards, Problem, rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

const Parameter = z.looseObject({ in: z.string(), name: z.string(), schema: z.looseObject({}) });
const Content = z.record(
  z.string(),
  z.object({ schema: z.looseObject({}), example: z.unknown().optional() }),
);
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.object({ bearer: z.tuple([]) })).optional(),
  parameters: z.array(Parameter).default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.object({
    "200": z.looseObject({ content: Content }),
    default: z.looseObject({ content: Content }),
  }),
});
const document = openApiDocument("http://localhost:4000");
const operations = Object.entries(
  z.record(z.string(), z.record(z.string(), Operation)).parse(document.paths),
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

let stack: TestStack;
let driver: Driver;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  driver = await registerDriver(stack);
});
afterAll(() => stack.close());

test("the document is valid OpenAPI 3.1, and is the one that is served", async () => {
  const validator = new Validator();
  expect(await validator.validate(document)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  const served = await (await fetch(`${stack.publicUrl}/api/v1/openapi.json`)).json();
  expect(served).toEqual(openApiDocument(stack.publicUrl));
  const docs = await fetch(`${stack.publicUrl}/api/v1/docs/`);
  expect(await docs.text()).toContain("DrivoPay API");
});

test("every operation says what it takes, what it answers, who may call it, and how it refuses", () => {
  // Uploads are forms: no procedure that REST serves as JSON.
  expect(operations.length).toBe(restOperations().length + 3);
  for (const { path, method, requestBody, responses, security, tags } of operations) {
    const operation = `${method} ${path}`;
    expect([operation, Object.keys(responses["200"].content)]).toEqual([operation, ["application/json"]]);
    expect([operation, Object.keys(responses.default.content)]).toEqual([
      ...[operation, ["application/problem+json"]],
    ]);
    const open =
      /^\/(auth\/(register|verify-|login|refresh|forgot-|reset-)|transactions\/verify\/|payments\/pay\/)/.test(
        path,
      );
    expect([operation, security !== undefined]).toEqual([operation, !open]);
    expect(path.split("/")[1]).toBe(tags[0]);
    if (method === "get" || method === "delete") expect(requestBody).toBeUndefined();
  }
  const text = JSON.stringify(document);
  for (const code of errorCodes) expect(text).toContain(code);
});

test("every body that is asked for or answered shows an example that fits its own schema", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: "document" });
  for (const { path, method, requestBody, responses } of operations) {
    for (const { content } of [...(requestBody ? [requestBody] : []), ...Object.values(responses)]) {
      for (const [type, { schema, example }] of Object.entries(content)) {
        if (!type.endsWith("json")) continue;
        const fits = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
        expect([method, path, fits(example), fits.errors, fillersIn(example)]).toEqual([
          ...[method, path, true, null],
          [],
        ]);
      }
    }
  }
});

/** The fields of an example that say nothing. */
function fillersIn(value: unknown, field = ""): string[] {
  if (typeof value !== "object" || value === null) return isFiller(value) ? [field] : [];
  return Object.entries(value).flatMap(([name, inner]) => fillersIn(inner, `${field}/${name}`));
}

test("every operation that needs a token refuses without one, before it looks at the input", async () => {
  for (const { path, method, security } of operations.filter(({ security }) => security !== undefined)) {
    const answer = await rest(stack, path.replaceAll(/\{\w+\}/g, randomUUID()), {
      method: method.toUpperCase(),
      ...(method === "get" || method === "delete" ? {} : { body: {} }),
    });
    const code = Problem.safeParse(await answer.json()).data?.code;
    expect([method, path, security?.length, code]).toEqual([method, path, 1, "UNAUTHENTICATED"]);
  }
});

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    ...["", " ", "\u0000", "null", "'; drop table users; --", "../../etc/passwd", "%00", "{{7*7}}", "\ud800"],
    ...[
      "9".repeat(400),
      "-1",
      "1e309",
      "NaN",
      "2026-13-45T99:99:99Z",
      "0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f",
    ],
  ),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, true, 0, -0, 2 ** 53, -(2 ** 63), [], {}, [[]], { toString: 1 }),
);

/** What the schema asks for, mostly; so that some of it comes through to the code behind. */
function valueFor(schema: z.infer<typeof Parameter>["schema"]): fc.Arbitrary<unknown> {
  const known: unknown[] = [
    ...z.array(z.unknown()).catch([]).parse(schema.examples),
    ...z.array(z.unknown()).catch([]).parse(schema.enum),
  ];
  return known.length === 0 ? nasty : fc.oneof(nasty, fc.constantFrom(...known));
}

function inputFor(operation: (typeof operations)[number]): fc.Arbitrary<Record<string, unknown>> {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema.properties;
  const properties = z.record(z.string(), z.looseObject({})).catch({}).parse(body);
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueFor(schema)]),
  );
  return fc.oneof(fc.record(fields), fc.record({ ...fields, unknownField: nasty }));
}

const asText = (value: unknown) =>
  encodeURIComponent(
    (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed().slice(0, 300),
  );

async function tryOut(operation: (typeof operations)[number], input: Record<string, unknown>, id: unknown) {
  const { path, method, parameters } = operation;
  const query = parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name }, at) => `${name}=${asText(Object.values(input)[at % 2] ?? id)}`)
    .join("&");
  const address = `${path.replaceAll(/\{\w+\}/g, asText(id) || "x")}${query ? `?${query}` : ""}`;
  const answer = await rest(stack, address, {
    method: method.toUpperCase(),
    token: driver.tokens.accessToken,
    headers: { "idempotency-key": randomUUID(), "x-pin": "000000" },
    ...(method === "get" || method === "delete" ? {} : { body: input }),
  });
  const text = await answer.text();
  expect({ address, status: answer.status, text }).toSatisfy(() => answer.status < 500);
  expect(text).not.toMatch(innards);
  if (!answer.ok) expect(Problem.safeParse(JSON.parse(text)).error).toBeUndefined();
}

test("whatever is sent to an operation, it answers, and tells nothing of its inside", async () => {
  // Signing out would end the game for all that follow.
  const played = operations.filter(({ path }) => path !== "/auth/logout");
  for (const operation of played) {
    const property = fc.asyncProperty(
      inputFor(operation),
      valueFor({ examples: [randomUUID()] }),
      (input, id) => tryOut(operation, input, id),
    );
    await fc.assert(property, { numRuns: 12, endOnFailure: true });
  }
});
