import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localEnv, localParts, portsFrom, type StackPorts } from "./local-env.ts";

let cacheDir: string;
const ports: StackPorts = portsFrom({});

beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), "drivopay-env-"));
});

afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

const envFor = (given: Record<string, string> = {}) => localEnv({ cacheDir, ports, given });

test("secrets are made once and kept where only their owner may read them", () => {
  const first = envFor().product;
  expect(envFor().product).toEqual(first);
  expect(statSync(join(cacheDir, "secrets.json")).mode & 0o777).toBe(0o600);
  const keys = JSON.parse(first.JWT_KEYS ?? "");
  expect(keys).toMatchObject([{ kty: "OKP", crv: "Ed25519", alg: "EdDSA", d: expect.any(String) }]);
  expect(Buffer.from(first.BLIND_INDEX_KEY ?? "", "base64")).toHaveLength(32);
});

test("the product is given the application role's address, never the owner's", () => {
  const { product, ownerUrl } = envFor();
  expect(new URL(product.DATABASE_URL ?? "").username).toBe("drivopay_app");
  expect(Object.values(product)).not.toContain(ownerUrl);
});

test("provider keys that are given reach the product without the sandbox's address", () => {
  const given = { RAZORPAY_KEY_ID: "rzp_live_x", RAZORPAY_KEY_SECRET: "y" };
  const { product } = envFor(given);
  expect(product.RAZORPAY_KEY_ID).toBe("rzp_live_x");
  expect(product.RAZORPAY_BASE_URL).toBeUndefined();
  expect(product.TWILIO_BASE_URL).toBe("http://127.0.0.1:4100/twilio");
  expect(localParts(given)).toMatchObject({ razorpay: false, twilio: true });
});

test("a given application address keeps its role and password", () => {
  const { product, ownerUrl, appPassword } = envFor({
    DATABASE_URL: "postgres://app:p%40ss@db.example/pay",
    DATABASE_OWNER_URL: "postgres://owner:q@db.example/pay",
  });
  expect(product.DATABASE_URL).toBe("postgres://app:p%40ss@db.example/pay");
  expect(ownerUrl).toBe("postgres://owner:q@db.example/pay");
  expect(appPassword).toBe("p@ss");
});

test("settings of the shell that the product does not read stay out", () => {
  const { product } = envFor({ NODE_ENV: "development", PORT: "1", AWS_SECRET_ACCESS_KEY: "z" });
  expect(product.NODE_ENV).toBe("production");
  expect(product).not.toHaveProperty("PORT");
  expect(product).not.toHaveProperty("AWS_SECRET_ACCESS_KEY");
});

test("a port that is none is refused by the name of its setting", () => {
  expect(() => portsFrom({ API_PORT: "http" })).toThrow("API_PORT");
  expect(portsFrom({ API_PORT: "4999" }).api).toBe(4999);
});
