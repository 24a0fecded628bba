import { errorCatalogue, errorCodes } from "@drivopay/contracts/errors";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { procedureDefinitions } from "../procedures.ts";
import { restOperations } from "../rest.ts";
import { type DocumentedOperation, document, fits, operations } from "../testing/documented.ts";
import { startStack, type TestStack } from "../testing/stack.ts";
import { openApiDocument } from "./document.ts";
import { isFiller } from "./examples.ts";
import { plainPaths, rootPaths } from "./plain-http.ts";
import { refusingProcedures } from "./refusals.ts";
import { uploads } from "./uploads.ts";
import { descriptions, tags } from "./words.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
});
afterAll(() => stack.close());

const nameOf = ({ method, path }: DocumentedOperation) => `${method} ${path}`;
const isPlain = ({ path }: DocumentedOperation) => path in plainPaths || path in rootPaths("");

test("the document is valid OpenAPI 3.1, and is the one that is served", async () => {
  const validator = new Validator();
  expect(await validator.validate(document)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  const served = await (await fetch(`${stack.publicUrl}/api/v1/openapi.json`)).json();
  expect(served).toEqual(openApiDocument(stack.publicUrl));
});

test("the docs page carries all it shows, and asks no other host for anything", async () => {
  const page = await (await fetch(`${stack.publicUrl}/api/v1/docs/`)).text();
  expect(page).toContain("DrivoPay API");
  const loaded = [...page.matchAll(/<(?:script|link|img)[^>]+(?:src|href)="([^"]+)"/g)].map(
    ([, address]) => address,
  );
  expect(loaded.length).toBeGreaterThan(0);
  for (const address of loaded) {
    const url = new URL(address ?? "", `${stack.publicUrl}/api/v1/docs/`);
    expect(url.origin).toBe(stack.publicUrl);
    expect((await fetch(url)).status).toBe(200);
  }
});

test("everything that is served under /api/v1 is in the document", () => {
  const forms = uploads.map(({ path }) => `post ${path}`);
  const json = restOperations().map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  expect(
    operations
      .filter((one) => !isPlain(one))
      .map(nameOf)
      .sort(),
  ).toEqual([...json, ...forms].sort());
  const plain = Object.keys({ ...plainPaths, ...rootPaths("") });
  expect(operations.filter(isPlain)).toHaveLength(plain.length);
});

test("every operation says what it takes, what it answers, who may call it, and how it refuses", () => {
  const sections = tags.map(({ name }) => name);
  for (const operation of operations.filter((one) => !isPlain(one))) {
    const { path, method, requestBody, responses, security } = operation;
    const success = responses["200"];
    expect([nameOf(operation), Object.keys(success?.content ?? {})]).toEqual([
      ...[nameOf(operation), ["application/json"]],
    ]);
    const counted = ["X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];
    expect(Object.keys(success?.headers ?? {})).toEqual(counted);
    const open =
      /^\/(auth\/(register|verify-|login|refresh|forgot-|reset-)|transactions\/verify\/|payments\/pay\/)/.test(
        path,
      );
    expect([nameOf(operation), security]).toEqual([nameOf(operation), open ? [] : [{ bearer: [] }]]);
    expect(path.split("/")[1]).toBe(operation.tags[0]);
    if (method === "get" || method === "delete") expect(requestBody).toBeUndefined();
    const always = ["400", "429", "500", "503", "504", "default", ...(open ? [] : ["401", "403"])];
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(always));
    expect(Object.keys(responses["429"]?.headers ?? {})).toEqual([...counted, "Retry-After"]);
  }
  for (const { tags: own } of operations) expect(sections).toEqual(expect.arrayContaining(own));
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("what is said of single procedures is said of procedures that there are", () => {
  const known = [...procedureDefinitions().keys()];
  expect(known).toEqual(expect.arrayContaining([...refusingProcedures, ...Object.keys(descriptions)]));
});

const Narrowed = z.object({
  allOf: z.tuple([
    z.object({ $ref: z.literal("#/components/schemas/Problem") }),
    z.looseObject({ properties: z.object({ code: z.object({ enum: z.array(z.enum(errorCodes)) }) }) }),
  ]),
});
const ProblemExamples = z.object({
  components: z.object({ examples: z.record(z.string(), z.object({ value: z.looseObject({}) })) }),
});

test("every refusal is a problem document, under the status of its code, and shows each code it may have", () => {
  const { examples } = ProblemExamples.parse(document).components;
  expect(Object.keys(examples)).toEqual(errorCodes);
  for (const operation of operations) {
    const refusals = Object.entries(operation.responses).filter(([status]) => /^[45]/.test(status));
    for (const [status, { content }] of refusals) {
      const media = content["application/problem+json"];
      // Health tells what fails, and refuses nothing.
      if (!media && operation.path.startsWith("/health")) continue;
      const codes = Narrowed.parse(media?.schema).allOf[1].properties.code.enum;
      expect([nameOf(operation), Object.keys(media?.examples ?? {})]).toEqual([nameOf(operation), codes]);
      for (const code of codes) {
        expect(String(errorCatalogue[code].status)).toBe(status);
        const fit = fits(media?.schema ?? {});
        fit(examples[code]?.value);
        expect([code, fit.errors]).toEqual([code, null]);
      }
    }
  }
});

test("every body that is asked for or answered shows an example that fits its own schema", () => {
  for (const operation of operations) {
    const { requestBody, responses } = operation;
    for (const { content } of [...(requestBody ? [requestBody] : []), ...Object.values(responses)]) {
      for (const [type, { schema, example, examples }] of Object.entries(content)) {
        if (!type.endsWith("json") || examples) continue;
        const fit = fits(schema);
        fit(example);
        expect([nameOf(operation), fit.errors, fillersIn(example)]).toEqual([nameOf(operation), null, []]);
      }
    }
  }
});

/** The fields of an example that say nothing. */
function fillersIn(value: unknown, field = ""): string[] {
  if (typeof value !== "object" || value === null) return isFiller(value) ? [field] : [];
  return Object.entries(value).flatMap(([name, inner]) => fillersIn(inner, `${field}/${name}`));
}
