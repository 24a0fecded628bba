import { randomUUID } from "node:crypto";
import { errorCodes } from "@drivopay/contracts/errors";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { brokenJson, game, hostile, type Known, nearlyValid, valid } from "./testing/arbitraries.ts";
import { type DocumentedOperation, document, operations } from "./testing/documented.ts";
import { type Driver, driverWithMoney, registerDriver } from "./testing/people.ts";
import { innards, Problem, rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

const served = operations.filter(
  ({ path }) => !path.startsWith("/health") && !path.startsWith("/.well-known"),
);
const schemas = z.object({ components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }) });

let stack: TestStack;
let asha: Driver & { readonly bankAccountId: string };
let ravi: Driver;
let known: Known;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  asha = await driverWithMoney(stack);
  ravi = await registerDriver(stack, { name: "Ravi Kumar" });
  known = { ids: await idsThatThereAre(), schemas: schemas.parse(document).components.schemas };
});
afterAll(() => stack.close());

/** Of Asha's things, which Ravi asks for as well; and one that nobody has. */
async function idsThatThereAre(): Promise<string[]> {
  const { api, tokens } = asha;
  const { payments } = await api.payments.history.query({});
  const { transactions } = await api.transactions.list.query({});
  const { devices } = await api.auth.devices.list.query();
  const { notifications } = await api.notifications.list.query({});
  const lists = [payments, transactions, devices, notifications].flat().map(({ id }) => id);
  const made = await rest(stack, "/payments/links", { token: tokens.accessToken, body: { amount: 4_200 } });
  const { link } = z.object({ link: z.looseObject({ id: z.string() }) }).parse(await made.json());
  return [...lists, link.id, asha.bankAccountId, asha.userId, randomUUID()];
}

const text = (value: unknown) =>
  encodeURIComponent(
    (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed().slice(0, 600),
  );

/** Headers that a person's client would not send like this. */
const oddHeaders = fc.record(
  {
    "accept-language": fc.constantFrom("hi", "xx-YY;q=9", "*", ",,,", "a".repeat(500)),
    accept: fc.constantFrom("text/html", "application/xml;q=0.1", "*/*"),
    "x-request-id": fc.constantFrom("ticket-20261122", "<script>", "a".repeat(200), "12345678\t9"),
    traceparent: fc.constantFrom("00-x-y-01", `00-${"0".repeat(32)}-${"0".repeat(16)}-00`, "a".repeat(99)),
    "x-forwarded-for": fc.constantFrom("1.2.3.4", "::1, 9.9.9.9", "'; drop table users"),
    "content-encoding": fc.constantFrom("identity", "gzip", "nonsense"),
    origin: fc.constantFrom("https://evil.example", "null", "http://localhost:3000"),
    "user-agent": fc.constantFrom("curl/8", "\u00ff\u00fe", "a".repeat(1_000)),
  },
  { requiredKeys: [] },
);

interface Call {
  readonly path: string;
  readonly query: string;
  readonly raw: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly who: "asha" | "ravi" | "nobody" | "forged";
}

function calls(operation: DocumentedOperation): fc.Arbitrary<Call> {
  const { parameters, requestBody, method } = operation;
  const named = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const given = (place: string, mostly: number) =>
    fc.record(
      Object.fromEntries(
        named(place).map(({ name, schema }) => [
          name,
          fc.oneof({ arbitrary: valid(schema, known), weight: mostly }, { arbitrary: hostile, weight: 1 }),
        ]),
      ),
      { requiredKeys: place === "path" ? named(place).map(({ name }) => name) : [] },
    );
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const json = media ? nearlyValid(media.schema, known).map((body) => JSON.stringify(body) ?? "null") : null;
  const body: fc.Arbitrary<string | null> =
    method === "get" || json === null
      ? fc.constant(null)
      : fc.oneof({ arbitrary: json, weight: 6 }, { arbitrary: brokenJson, weight: 1 });
  const types = fc.oneof(
    { arbitrary: fc.constant(type ?? "application/json"), weight: 8 },
    {
      arbitrary: fc.constantFrom(
        ...[
          "application/json",
          "application/xml",
          "text/plain",
          "multipart/form-data; boundary=x",
          "nonsense",
        ],
        ...["application/json; charset=utf-16", "application/x-www-form-urlencoded"],
      ),
      weight: 1,
    },
  );
  return fc
    .record({
      params: given("path", 4),
      query: given("query", 3),
      extraQuery: fc.oneof(
        { arbitrary: fc.constant(""), weight: 6 },
        {
          arbitrary: fc.constantFrom(
            "limit=1&limit=2",
            "colour=red",
            "__proto__=1",
            "cursor[]=a",
            "%zz",
            "=",
            "&&",
          ),
          weight: 1,
        },
      ),
      raw: body,
      type: types,
      odd: fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, { arbitrary: oddHeaders, weight: 1 }),
      key: fc.oneof(
        { arbitrary: fc.uuid(), weight: 6 },
        { arbitrary: fc.constantFrom("", "short", "a".repeat(300)), weight: 1 },
      ),
      pin: fc.constantFrom(asha.pin, asha.pin, "000000", "", "x"),
      who: fc.constantFrom("asha", "asha", "asha", "ravi", "nobody", "forged"),
    })
    .map(({ params, query, extraQuery, raw, type: contentType, odd, key, pin, who }) => ({
      path: operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => text(params[name]) || "x"),
      query: [...Object.entries(query).map(([name, value]) => `${name}=${text(value)}`), extraQuery]
        .filter((part) => part !== "")
        .join("&"),
      raw,
      headers: {
        ...odd,
        ...(raw === null ? {} : { "content-type": contentType }),
        ...{ "idempotency-key": key, "x-pin": pin },
      },
      who,
    }));
}

const tokenOf = (who: Call["who"]) => {
  if (who === "nobody") return {};
  return { token: who === "forged" ? "e30.e30.e30" : (who === "asha" ? asha : ravi).tokens.accessToken };
};

async function play(operation: DocumentedOperation, { path, query, raw, headers, who }: Call): Promise<void> {
  const address = query === "" ? path : `${path}?${query}`;
  const call = {
    method: operation.method.toUpperCase(),
    headers,
    ...tokenOf(who),
    ...(raw === null ? {} : { raw }),
  };
  await expectTame(await rest(stack, address, call), { address, raw, headers, who });
}

/** An answer that any caller may see: no fault of ours, nothing of the inside, and every refusal a problem. */
async function expectTame(answer: Response, asked: object): Promise<void> {
  const told = await answer.text();
  expect({ asked, status: answer.status, told }).toSatisfy(() => answer.status < 500);
  expect({ asked, told, leaks: innards.test(told) }).toMatchObject({ leaks: false });
  if (answer.status < 400) return;
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(JSON.parse(told));
  expect(errorCodes).toContain(problem.code);
  expect(problem).toMatchObject({ status: answer.status, requestId: answer.headers.get("x-request-id") });
}

/** What ends a session, or an account, is played by a driver who is not needed any more. */
const fatal = ["/auth/logout", "/users/me", "/auth/devices/{id}", "/auth/pin", "/auth/reset-password"];

test("every operation that needs a token refuses without one, before it looks at the input", async () => {
  for (const { path, method } of served.filter(({ security }) => security.some((way) => "bearer" in way))) {
    const answer = await rest(stack, path.replaceAll(/\{\w+\}/g, randomUUID()), {
      method: method.toUpperCase(),
      ...(method === "get" || method === "delete" ? {} : { body: {} }),
    });
    const { code } = Problem.parse(await answer.json());
    expect([method, path, code]).toEqual([method, path, "UNAUTHENTICATED"]);
  }
});

test("whatever is sent to an operation, it answers as it is documented, and tells nothing of its inside", async () => {
  const playedLast = (one: DocumentedOperation) => Number(fatal.includes(one.path) && one.method !== "get");
  for (const operation of [...served].sort((a, b) => playedLast(a) - playedLast(b))) {
    await fc.assert(
      fc.asyncProperty(calls(operation), (call) => play(operation, call)),
      game,
    );
  }
}, 240_000);

test("a path that is there answers no method but its own", async () => {
  for (const path of new Set(served.map((one) => one.path))) {
    const own = served.filter((one) => one.path === path).map(({ method }) => method);
    for (const method of ["get", "post", "put", "patch", "delete", "propfind"].filter(
      (one) => !own.includes(one as "get"),
    )) {
      const address = path.replaceAll(/\{\w+\}/g, randomUUID());
      const answer = await fetch(`${stack.publicUrl}/api/v1${address}`, { method: method.toUpperCase() });
      expect([method, path, answer.status < 500 && answer.status >= 400]).toEqual([method, path, true]);
      await expectTame(answer, { method, path });
    }
  }
});

test("any bytes at all in a form are refused or taken, and break nothing", async () => {
  const driver = await registerDriver(stack);
  const part = fc.record({
    name: fc.constantFrom("file", "type", "platform", "other", ""),
    filename: fc.option(fc.constantFrom("a.jpg", "../../x", "\u202e", "a".repeat(300)), { nil: undefined }),
    bytes: fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...magic)),
  });
  for (const { path } of served.filter((one) => one.requestBody?.content["multipart/form-data"])) {
    const property = fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
      const form = new FormData();
      for (const { name, filename, bytes } of parts) {
        if (filename === undefined) form.append(name, Buffer.from(bytes).toString("latin1"));
        else form.append(name, new File([new Uint8Array(bytes)], filename));
      }
      const headers = { authorization: `Bearer ${driver.tokens.accessToken}` };
      const answer = await fetch(`${stack.publicUrl}/api/v1${path}`, { method: "POST", body: form, headers });
      await expectTame(answer, { path, parts: parts.length });
    });
    await fc.assert(property, game);
  }
});

/** Beginnings of files, with nothing sensible behind. */
const magic = [
  "\u00ff\u00d8\u00ff\u00e0",
  "\u0089PNG\r\n\u001a\n",
  "RIFF\u0000\u0000\u0000\u0000WEBP",
  "%PDF-1.7\n",
  "Trip ID,Date,Fare\n1",
].map((start) => new Uint8Array(Buffer.from(start, "latin1")));
