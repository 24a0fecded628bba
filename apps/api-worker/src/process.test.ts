import { afterAll, beforeAll, expect, test } from "vitest";
import { type MortalStack, startMortalStack } from "./testing/mortal-stack.ts";
import { registerDriver } from "./testing/people.ts";
import { rest } from "./testing/rest.ts";

let stack: MortalStack;
beforeAll(async () => {
  stack = await startMortalStack();
});
afterAll(() => stack.close());

test("the metrics that the dashboards and alerts read are told on a port of their own", async () => {
  const { tokens } = await registerDriver(stack);
  await rest(stack, "/wallet", { token: tokens.accessToken });
  const own = await fetch(`http://127.0.0.1:${stack.env.METRICS_PORT}/metrics`);
  const text = await own.text();
  const names = [
    ...["http_requests_total", "http_request_duration_seconds", "http_requests_in_flight"],
    ...["jwt_validation_duration_seconds", "jwt_validation_failures_total"],
    ...["wallet_balance_operations_total", "wallet_transactions_total", "wallet_withdrawal_duration_seconds"],
    ...["payment_qr_generated_total", "payment_success_total", "payment_failure_total"],
    ...["razorpay_webhook_latency_seconds", "payment_amount_total", "process_resident_memory_bytes"],
  ];
  for (const name of names) expect(text).toContain(`# TYPE ${name} `);
  expect(text).toMatch(/http_requests_total\{method="GET",route="\/api\/v1\/wallet",status="200"\} [1-9]/);
  expect((await fetch(`${stack.publicUrl}/metrics`)).status).toBe(404);
});

test("a log line is one JSON object with the fields of the original design, and without secrets", async () => {
  const { tokens, userId, pin } = await registerDriver(stack);
  await stack.faults({ provider: "razorpay", match: "*qr_codes*", kind: "error", rate: 1 });
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  const refused = await rest(stack, "/payments/qr/generate", {
    token: tokens.accessToken,
    body: { amount: 100 },
    headers: { "x-request-id": "ticket-20261122", traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  });
  await stack.faults();
  expect(refused.status).toBe(503);
  const lineOf = () =>
    stack.worker.lines.find((text) => text.includes("ticket-20261122") && text.includes("Request completed"));
  await expect.poll(lineOf).toBeDefined();
  const line = lineOf();
  expect(JSON.parse(line ?? "{}")).toMatchObject({
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    ...{ level: "INFO", service: "api-worker", traceId, spanId: "00f067aa0ba902b7", userId },
    ...{ method: "POST", path: "/api/v1/payments/qr/generate", statusCode: 503 },
    ...{ duration: expect.any(Number), message: "Request completed", requestId: "ticket-20261122" },
  });
  const everything = stack.worker.lines.join("\n");
  for (const secret of [tokens.accessToken, tokens.refreshToken, `"${pin}"`]) {
    expect(everything).not.toContain(secret);
  }
});

test("on SIGTERM it finishes what it has begun, takes nothing new, and ends well", async () => {
  const { tokens, api } = await registerDriver(stack);
  const ended: string[] = [];
  const page = api.live.wallet.subscribe({}, { onStopped: () => void ended.push("page") });
  await stack.faults({ provider: "razorpay", match: "*qr_codes*", kind: "latency", rate: 1, latencyMs: 800 });
  const begun = rest(stack, "/payments/qr/generate", { token: tokens.accessToken, body: { amount: 100 } });
  await expect
    .poll(async () => (await fetch(`http://127.0.0.1:${stack.env.METRICS_PORT}/metrics`)).text())
    .toMatch(/http_requests_in_flight [2-9]/);
  const exit = stack.worker.end("SIGTERM");
  const answer = await begun;
  expect(answer.status).toBe(200);
  expect(await exit).toBe(0);
  await expect(fetch(`${stack.worker.url}/health/live`)).rejects.toThrow();
  page.unsubscribe();
  await stack.faults();
});
