import { randomBytes } from "node:crypto";

/** Crockford's base 32: no letter that is mistaken for a digit, or for another letter, when it is typed off paper. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const mistaken: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

/** 80 random bits in four groups of four. */
export function newVerificationCode(): string {
  let bits = 0n;
  for (const byte of randomBytes(10)) bits = (bits << 8n) | BigInt(byte);
  let code = "";
  for (let place = 0; place < 16; place += 1) {
    code = (alphabet[Number(bits & 31n)] ?? "") + code;
    bits >>= 5n;
  }
  return grouped(code);
}

/** The code as it was printed, however a person typed it; null when it cannot be one. */
export function readVerificationCode(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll(/[OIL]/g, (letter) => mistaken[letter] ?? letter);
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? grouped(plain) : null;
}

const grouped = (code: string) => code.replaceAll(/(.{4})(?=.)/g, "$1-");
