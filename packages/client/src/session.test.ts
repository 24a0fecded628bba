import { expect, test } from "vitest";
import { ClientSession } from "./session.ts";
import { memoryTokenStore, tokenLife } from "./tokens.ts";

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 10, 22);

/** An access token as the server makes it, but for its signature. */
function tokenAt(issuedAtMs: number): string {
  const claims = { iat: issuedAtMs / 1000, exp: (issuedAtMs + hourMs) / 1000 };
  return `head.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;
}

function sessionWith(
  answer: () => Promise<{ accessToken: string; refreshToken: string }>,
  { deviceMs = startMs }: { deviceMs?: number } = {},
) {
  const store = memoryTokenStore();
  const state = { deviceMs, renewals: 0, signedOut: 0 };
  const session = new ClientSession({
    store,
    renew: () => {
      state.renewals += 1;
      return answer();
    },
    isOver: (error) => error instanceof Error && error.message === "over",
    onSignedOut: () => {
      state.signedOut += 1;
    },
    now: () => state.deviceMs,
  });
  return { session, store, state };
}

const first = { accessToken: tokenAt(startMs), refreshToken: "first" };
const second = { accessToken: tokenAt(startMs + hourMs), refreshToken: "second" };

test("a token that lives is used as it is; one about to end is renewed, once for all who wait", async () => {
  const { session, store, state } = sessionWith(async () => second);
  await session.signIn(first);
  expect(await session.accessToken()).toBe(first.accessToken);
  state.deviceMs += hourMs - 29_000;
  const seen = await Promise.all([1, 2, 3, 4].map(() => session.accessToken()));
  expect(seen).toEqual([1, 2, 3, 4].map(() => second.accessToken));
  expect(state.renewals).toBe(1);
  expect(await store.load()).toEqual(second);
});

test("a device whose clock is a day wrong neither renews too often nor too late", async () => {
  for (const wrongMs of [-24 * hourMs, 24 * hourMs]) {
    const { session, state } = sessionWith(async () => second, { deviceMs: startMs + wrongMs });
    await session.signIn(first);
    expect(await session.accessToken()).toBe(first.accessToken);
    state.deviceMs += hourMs;
    expect(await session.accessToken()).toBe(second.accessToken);
    expect(state.renewals).toBe(1);
  }
});

test("a renewal that the network lost keeps the tokens for another try", async () => {
  const answers = [() => Promise.reject(new Error("no network")), () => Promise.resolve(second)];
  const { session, store, state } = sessionWith(
    () => answers.shift()?.() ?? Promise.reject(new Error("over")),
  );
  await session.signIn(first);
  state.deviceMs += hourMs;
  await expect(session.accessToken()).rejects.toThrow("no network");
  expect(await store.load()).toEqual(first);
  expect(await session.accessToken()).toBe(second.accessToken);
  expect(state.signedOut).toBe(0);
});

test("a renewal that the server refused ends the session, and tells once", async () => {
  const { session, store, state } = sessionWith(() => Promise.reject(new Error("over")));
  await session.signIn(first);
  state.deviceMs += hourMs;
  expect(await Promise.all([session.accessToken(), session.accessToken()])).toEqual([null, null]);
  expect(await store.load()).toBeNull();
  expect(state.signedOut).toBe(1);
});

test("a call that was refused with an old token takes the pair another call has just got", async () => {
  const { session, state } = sessionWith(async () => second);
  await session.signIn(second);
  expect(await session.renewed(first.accessToken)).toEqual(second);
  expect(state.renewals).toBe(0);
});

test("what is no token has no life", () => {
  expect(tokenLife("garbage")).toBeNull();
  expect(tokenLife("a.e30.c")).toBeNull();
  expect(tokenLife("a.%%%.c")).toBeNull();
  expect(tokenLife(first.accessToken)).toEqual({ issuedAtMs: startMs, endsAtMs: startMs + hourMs });
});
