import { createServer, type Server } from "node:http";
import { tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { authenticate, identify, signInStaffByIap } from "./index.ts";

const audience = "/projects/1/global/backendServices/2";
let t: TestServices;
let keyServer: Server;
let keysUrl: string;
let proxyKey: CryptoKey;

beforeAll(async () => {
  t = await createTestServices();
  const pair = await generateKeyPair("ES256");
  proxyKey = pair.privateKey;
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: "iap-1", alg: "ES256" }];
  keyServer = createServer((_request, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => keyServer.listen(0, "127.0.0.1", resolve));
  const address = keyServer.address();
  keysUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/keys`;
  const row = { id: newId(), name: "Finance", role: "FINANCE" } as const;
  await t.services.db.orm.insert(tables.staff).values({ ...row, email: "finance@drivopay.test" });
});
afterAll(async () => {
  keyServer.close();
  await t.close();
});

function assertion(given: { email?: string; aud?: string; iss?: string; key?: CryptoKey } = {}) {
  return new SignJWT({ email: given.email ?? "finance@drivopay.test" })
    .setProtectedHeader({ alg: "ES256", kid: "iap-1" })
    .setIssuer(given.iss ?? "https://cloud.google.com/iap")
    .setAudience(given.aud ?? audience)
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(given.key ?? proxyKey);
}

const signIn = async (jwt: string, url = keysUrl) =>
  signInStaffByIap(t.call(), jwt, { audience, keysUrl: url });

test("what the proxy signed for us signs a member of staff in", async () => {
  const { staffId, sessionId, staff } = await signIn(await assertion());
  expect(staff.role).toBe("FINANCE");
  const claim = await identify(t.services, { kind: "session", sessionId, userId: staffId });
  expect(await authenticate(t.services, claim)).toMatchObject({ kind: "STAFF", role: "FINANCE" });
});

test("another backend's, another issuer's, another key's or a stale assertion is none", async () => {
  const { privateKey } = await generateKeyPair("ES256");
  const bad = [{ aud: "/projects/1/apps/other" }, { iss: "https://accounts.example" }, { key: privateKey }];
  for (const fault of bad) {
    await expect(signIn(await assertion(fault))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  }
  const stale = await assertion();
  t.clock.advance(20 * 60_000);
  await expect(signIn(stale)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  t.clock.advance(-20 * 60_000);
  await expect(signIn("nonsense")).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("somebody the proxy knows and we do not is refused; without the keys nobody is let in", async () => {
  const stranger = await assertion({ email: "guest@drivopay.test" });
  await expect(signIn(stranger)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(signIn(await assertion(), "http://127.0.0.1:9/keys")).rejects.toMatchObject({
    code: "PROVIDER_UNAVAILABLE",
  });
});
