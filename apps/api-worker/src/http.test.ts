import { randomUUID } from "node:crypto";
import { type CryptoKey, decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Driver, driverWithMoney, registerDriver, staff } from "./testing/people.ts";
import { expectProblem, rest } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

let stack: TestStack;
let asha: Driver & { readonly bankAccountId: string };
let ravi: Driver;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  asha = await driverWithMoney(stack);
  ravi = await registerDriver(stack, { name: "Ravi Kumar" });
});
afterAll(() => stack.close());

const ashas = () => asha.tokens.accessToken;
const ravis = () => ravi.tokens.accessToken;
const withdrawal = (more: object = {}) => ({
  ...{ amount: 1_000, bankAccountId: asha.bankAccountId, pin: asha.pin },
  ...more,
});
const askWithdrawal = (body: unknown, key?: string, token = ashas()) =>
  rest(stack, "/wallet/withdraw", { token, body, headers: key ? { "idempotency-key": key } : {} });
const makeQr = (body: unknown) => rest(stack, "/payments/qr/generate", { token: ashas(), body });

describe("what a request may look like", () => {
  test("a field that nobody knows is refused by its name, in a body and in an address", async () => {
    const inBody = await expectProblem(
      await makeQr({ amount: 100, colour: "red" }),
      400,
      "VALIDATION_FAILED",
    );
    expect(inBody.errors).toEqual([{ path: "colour", message: "Unknown field" }]);
    const inQuery = await rest(stack, "/transactions?limit=5&colour=red", { token: ashas() });
    expect((await expectProblem(inQuery, 400, "VALIDATION_FAILED")).errors).toMatchObject([
      { path: "colour" },
    ]);
  });

  test.each([0, -1, 12.5, 2 ** 53, 1_000_000_001, "100", null])(
    "%s is no amount of money",
    async (amount) => {
      const answer = await expectProblem(await makeQr({ amount }), 400, "VALIDATION_FAILED");
      expect([...new Set(answer.errors?.map(({ path }) => path))]).toEqual(["amount"]);
      await expectProblem(
        await askWithdrawal(withdrawal({ amount }), randomUUID()),
        400,
        "VALIDATION_FAILED",
      );
    },
  );

  test("broken JSON, a foreign content type and a body too large are refused as what they are", async () => {
    const send = (raw: string, type = "application/json") =>
      rest(stack, "/payments/qr/generate", { token: ashas(), raw, headers: { "content-type": type } });
    await expectProblem(await send('{"amount":'), 400, "BAD_REQUEST");
    await expectProblem(await send('{"__proto__":{"amount":1}}'), 400, "BAD_REQUEST");
    await expectProblem(await send("<amount>1</amount>", "application/xml"), 415, "UNSUPPORTED_MEDIA_TYPE");
    await expectProblem(await send(`"${"a".repeat(257 * 1024)}"`), 413, "PAYLOAD_TOO_LARGE");
    const over8MiB = new FormData();
    over8MiB.set("type", "PAN");
    over8MiB.set("file", new File([new Uint8Array(8 * 1024 * 1024 + 1)], "pan.jpg"));
    const upload = await fetch(`${stack.publicUrl}/api/v1/users/me/document`, {
      ...{ method: "POST", body: over8MiB },
      headers: { authorization: `Bearer ${ashas()}` },
    });
    await expectProblem(upload, 413, "PAYLOAD_TOO_LARGE");
    const noForm = await rest(stack, "/users/me/document", { token: ashas(), body: { type: "PAN" } });
    expect([400, 415]).toContain(noForm.status);
  });

  test("an address that is not there is a problem as well, and a body that is empty is none", async () => {
    await expectProblem(await rest(stack, "/nowhere"), 404, "NOT_FOUND");
    await expectProblem(await rest(stack, "/wallet", { method: "PUT", body: {} }), 404, "NOT_FOUND");
    const emptied = await rest(stack, "/notifications/read-all", { token: ashas(), method: "POST", raw: "" });
    expect(emptied.status).toBe(200);
  });

  test("a request id is taken and given back, or made", async () => {
    const given = await rest(stack, "/wallet", {
      token: ashas(),
      headers: { "x-request-id": "ticket-20261122" },
    });
    expect(given.headers.get("x-request-id")).toBe("ticket-20261122");
    const forged = await rest(stack, "/nowhere", {
      headers: { "x-request-id": "<script>alert(1)</script>" },
    });
    expect((await expectProblem(forged, 404, "NOT_FOUND")).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("a refusal is told in the language that was asked for", async () => {
    const inHindi = await rest(stack, "/wallet", { headers: { "accept-language": "hi-IN,hi;q=0.9" } });
    expect((await expectProblem(inHindi, 401, "UNAUTHENTICATED")).detail).toMatch(/[\u0900-\u097f]/);
  });
});

describe("who may see what", () => {
  test("another driver's things are not there", async () => {
    const { qrId } = z.looseObject({ qrId: z.string() }).parse(await (await makeQr({ amount: 500 })).json());
    const asked = z
      .looseObject({ withdrawalId: z.string(), transactionId: z.string() })
      .parse(await (await askWithdrawal(withdrawal(), randomUUID())).json());
    const [payment] = (await asha.api.payments.history.query({})).payments;
    const [device] = (await asha.api.auth.devices.list.query()).devices;
    const theirs: [string, string?, object?][] = [
      [`/payments/qr/${qrId}`],
      [`/payments/${payment?.id}`],
      [`/wallet/withdrawals/${asked.withdrawalId}`],
      [`/wallet/withdrawals/${asked.withdrawalId}/cancel`, "POST", {}],
      [`/wallet/bank-accounts/${asha.bankAccountId}`, "DELETE"],
      [`/wallet/bank-accounts/${asha.bankAccountId}/primary`, "POST", {}],
      [`/transactions/${asked.transactionId}`],
      [`/auth/devices/${device?.id}`, "DELETE"],
    ];
    for (const [path, method = "GET", body] of theirs) {
      const call = { token: ravis(), method, body, headers: { "x-pin": ravi.pin } };
      await expectProblem(await rest(stack, path, call), 404, "NOT_FOUND");
    }
    const refund = { paymentId: payment?.id, reason: "not mine" };
    const headers = { "idempotency-key": randomUUID() };
    const refused = await rest(stack, "/payments/refund", { token: ravis(), body: refund, headers });
    await expectProblem(refused, 404, "NOT_FOUND");
    // Withdrawing to another's account: 404 where the own identity is proved, and never before.
    const toHers = await askWithdrawal(withdrawal({ pin: ravi.pin }), randomUUID(), ravis());
    await expectProblem(toHers, 404, "NOT_FOUND");
  });

  test("a token that is none of ours, or has ended, opens nothing", async () => {
    const claims = decodeJwt(ashas());
    const foreign = await generateKeyPair("EdDSA");
    const sign = (header: { alg: string; kid: string }, key: CryptoKey | Uint8Array) =>
      new SignJWT(claims).setProtectedHeader(header).sign(key);
    const { keys } = z
      .object({ keys: z.array(z.looseObject({ x: z.string() })) })
      .parse(await (await fetch(`${stack.publicUrl}/.well-known/jwks.json`)).json());
    const publicAsSecret = new TextEncoder().encode(keys[0]?.x ?? "");
    const [head, , signature] = ashas().split(".");
    const otherBody = Buffer.from(JSON.stringify({ ...claims, sub: ravi.userId })).toString("base64url");
    const tokens = [
      "garbage",
      "a.b.c",
      await sign({ alg: "EdDSA", kid: "test-1" }, foreign.privateKey),
      await sign({ alg: "EdDSA", kid: "elsewhere" }, foreign.privateKey),
      await sign({ alg: "HS256", kid: "test-1" }, publicAsSecret),
      `${head}.${otherBody}.${signature}`,
      asha.tokens.refreshToken,
    ];
    for (const token of tokens) {
      await expectProblem(await rest(stack, "/wallet", { token }), 401, "UNAUTHENTICATED");
    }
    expect(await exportJWK(foreign.publicKey)).not.toEqual(keys[0]);
    const [jwk] = z.array(z.looseObject({ kty: z.string() })).parse(JSON.parse(stack.env.JWT_KEYS ?? ""));
    const ours = await importJWK(jwk ?? { kty: "" }, "EdDSA");
    const late = await new SignJWT({ ...claims, exp: Math.floor(Date.now() / 1000) - 1 })
      .setProtectedHeader({ alg: "EdDSA", kid: "test-1" })
      .sign(ours);
    await expectProblem(await rest(stack, "/wallet", { token: late }), 401, "TOKEN_EXPIRED");
  });

  test("a suspension holds from the very next request", async () => {
    const driver = await registerDriver(stack);
    const { accessToken, refreshToken } = driver.tokens;
    expect((await rest(stack, "/wallet", { token: accessToken })).status).toBe(200);
    const ops = await staff(stack.services, "ops@drivopay.test");
    await ops.admin.users.setStatus({
      userId: driver.userId,
      status: "SUSPENDED",
      reason: "Asked by the police",
    });
    const refused = await rest(stack, "/wallet", { token: accessToken });
    await expectProblem(refused, 403, "ACCOUNT_SUSPENDED");
    const renewed = await rest(stack, "/auth/refresh", { body: { refreshToken } });
    await expectProblem(renewed, 403, "ACCOUNT_SUSPENDED");
  });

  test("only our own pages may call from a browser", async () => {
    const preflight = (origin: string) =>
      fetch(`${stack.publicUrl}/api/v1/wallet`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "GET" },
      });
    const own = await preflight("http://localhost:3000");
    expect(own.headers.get("access-control-allow-origin")).toBe("http://localhost:3000");
    const other = await preflight("https://evil.example");
    expect(other.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("the public keys, and nothing but them, are there for whoever verifies tokens", async () => {
    const answer = await fetch(`${stack.publicUrl}/.well-known/jwks.json`);
    expect(await answer.json()).toEqual({
      keys: [expect.objectContaining({ kid: "test-1", alg: "EdDSA", use: "sig" })],
    });
    const again = await (await fetch(`${stack.publicUrl}/.well-known/jwks.json`)).text();
    expect(again).not.toContain('"d"');
  });
});

describe("idempotency keys", () => {
  test("money does not move without one", async () => {
    await expectProblem(await askWithdrawal(withdrawal()), 400, "IDEMPOTENCY_KEY_REQUIRED");
    await expectProblem(await askWithdrawal(withdrawal(), "short"), 400, "IDEMPOTENCY_KEY_REQUIRED");
  });

  test("the same key and body get the same answer, another body is refused", async () => {
    const key = randomUUID();
    const first = await askWithdrawal(withdrawal({ amount: 1_100 }), key);
    expect(first.status).toBe(200);
    const again = await askWithdrawal(withdrawal({ amount: 1_100 }), key);
    expect(await again.json()).toEqual(await first.json());
    const other = await askWithdrawal(withdrawal({ amount: 1_200 }), key);
    await expectProblem(other, 409, "IDEMPOTENCY_CONFLICT");
  });

  test("a second request while the first still runs is refused, and the money goes once", async () => {
    const before = (await asha.api.wallet.get.query()).balance;
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => askWithdrawal(withdrawal({ amount: 1_300 }), key)),
    );
    const codes = answers.map(({ status }) => status);
    expect(codes).toContain(200);
    expect(codes.every((status) => status === 200 || status === 409)).toBe(true);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      await expectProblem(answer, 409, "IDEMPOTENCY_IN_FLIGHT");
    }
    expect((await asha.api.wallet.get.query()).balance).toBe(before - 1_300 - 354);
  });
});

test("a DELETE takes the PIN from its header, and never from the address", async () => {
  const { devices } = await ravi.api.auth.devices.list.query();
  const path = `/auth/devices/${devices[0]?.id}`;
  const remove = (url: string, headers = {}) =>
    rest(stack, url, { method: "DELETE", token: ravis(), headers });
  await expectProblem(await remove(path), 401, "PIN_REQUIRED");
  await expectProblem(await remove(`${path}?pin=${ravi.pin}`), 401, "PIN_REQUIRED");
  await expectProblem(await remove(path, { "x-pin": "975310" }), 401, "PIN_INVALID");
  expect((await remove(path, { "x-pin": ravi.pin })).status).toBe(200);
  await expectProblem(await rest(stack, "/wallet", { token: ravis() }), 401, "SESSION_REVOKED");
});

test("tRPC refuses with the same code and request id", async () => {
  const answer = await fetch(`${stack.publicUrl}/trpc/wallet.get`, {
    headers: { "x-request-id": "ticket-20261122" },
  });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("x-request-id")).toBe("ticket-20261122");
  expect(await answer.json()).toMatchObject({
    error: { data: { code: "UNAUTHENTICATED", requestId: "ticket-20261122" } },
  });
});
