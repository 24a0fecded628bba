import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The secrets of one local stack, as the environment variables that carry them. */
export type LocalSecrets = Readonly<Record<(typeof secretNames)[number], string>>;

const secretNames = [
  "JWT_KEYS",
  "DATA_KEYS",
  "BLIND_INDEX_KEY",
  "OTP_HMAC_KEY",
  "NEXTAUTH_SECRET",
  "INNGEST_EVENT_KEY",
  "INNGEST_SIGNING_KEY",
  "RAZORPAY_WEBHOOK_SECRET",
  "RAZORPAYX_WEBHOOK_SECRET",
  "SENDGRID_WEBHOOK_PRIVATE_KEY",
  "POSTGRES_OWNER_PASSWORD",
  "POSTGRES_APP_PASSWORD",
] as const;

/**
 * Reads the secrets kept in a file only its owner may read, and makes those that are missing: what was sealed or
 * signed by an earlier start stays readable.
 */
export function localSecrets(file: string): LocalSecrets {
  const kept = readKept(file);
  const secrets: LocalSecrets = { ...generate(), ...kept };
  if (secretNames.some((name) => kept[name] === undefined)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return secrets;
}

function readKept(file: string): Partial<LocalSecrets> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new Error(`${file} cannot be read; remove it together with the data beside it to begin anew`, {
      cause: error,
    });
  }
}

function generate(): LocalSecrets {
  const base64Key = () => randomBytes(32).toString("base64");
  const word = () => randomBytes(18).toString("base64url");
  return {
    JWT_KEYS: JSON.stringify([signingKey()]),
    DATA_KEYS: JSON.stringify({ "local-1": base64Key() }),
    BLIND_INDEX_KEY: base64Key(),
    OTP_HMAC_KEY: base64Key(),
    NEXTAUTH_SECRET: base64Key(),
    // A self-hosted Inngest takes hexadecimal keys only.
    INNGEST_EVENT_KEY: randomBytes(16).toString("hex"),
    INNGEST_SIGNING_KEY: randomBytes(32).toString("hex"),
    RAZORPAY_WEBHOOK_SECRET: word(),
    RAZORPAYX_WEBHOOK_SECRET: word(),
    SENDGRID_WEBHOOK_PRIVATE_KEY: reportSigningKey(),
    POSTGRES_OWNER_PASSWORD: word(),
    POSTGRES_APP_PASSWORD: word(),
  };
}

function signingKey(): object {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    ...privateKey.export({ format: "jwk" }),
    kid: `local-${randomBytes(4).toString("hex")}`,
    alg: "EdDSA",
  };
}

/** Stands for SendGrid's: signs the sandbox's reports on letters. */
function reportSigningKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
}
