import type { CryptoKey, JSONWebKeySet, JWK } from "jose";
import { exportJWK, importJWK } from "jose";
import type { Services, Settings } from "../services.ts";

export const algorithm = "EdDSA";

export interface SigningKeys {
  readonly current: { readonly kid: string; readonly key: CryptoKey };
  /** What verifies a token, by the key id it names. */
  readonly byId: ReadonlyMap<string, CryptoKey>;
  readonly published: JSONWebKeySet;
}

const imported = new WeakMap<Settings, Promise<SigningKeys>>();

/** The keys of the settings, imported once a process. @throws Error when there is none, or one is no Ed25519 key */
export function signingKeys({ settings }: Pick<Services, "settings">): Promise<SigningKeys> {
  const known = imported.get(settings);
  if (known) return known;
  const made = importKeys(settings.jwtKeys);
  imported.set(settings, made);
  return made;
}

/** The public halves, for whoever wants to check a token of ours: `/.well-known/jwks.json`. */
export async function publicJwks(services: Pick<Services, "settings">): Promise<JSONWebKeySet> {
  return (await signingKeys(services)).published;
}

async function importKeys(keys: readonly JWK[]): Promise<SigningKeys> {
  const [first] = keys;
  if (!first) throw new Error("There is no key to sign tokens with");
  const byId = new Map<string, CryptoKey>();
  const published: JWK[] = [];
  for (const jwk of keys) {
    const { d: _secret, ...shared } = jwk;
    const key = await importedKey(shared);
    byId.set(keyIdOf(jwk), key);
    published.push({ ...(await exportJWK(key)), kid: keyIdOf(jwk), alg: algorithm, use: "sig" });
  }
  return {
    current: { kid: keyIdOf(first), key: await importedKey(first) },
    byId,
    published: { keys: published },
  };
}

async function importedKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK({ ...jwk, ext: true }, algorithm);
  if (key instanceof Uint8Array) throw new Error("A key that signs tokens is not a public key pair");
  return key;
}

function keyIdOf(jwk: JWK): string {
  if (!jwk.kid) throw new Error("A key that signs tokens has no id");
  return jwk.kid;
}
