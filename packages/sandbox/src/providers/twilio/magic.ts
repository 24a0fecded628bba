import { isRefusalCode } from "./errors.ts";

/** Twilio's own test numbers, which refuse at once. */
const testNumbers: Record<string, number> = {
  "+15005550001": 21211,
  "+15005550002": 21612,
  "+15005550003": 21408,
  "+15005550004": 21610,
  "+15005550009": 21614,
};

const indianMagic = /^\+9199999(\d{5})$/;

function magicCode(to: string): number | undefined {
  const [, digits] = indianMagic.exec(to) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The error code with which this recipient is refused: `+9199999` and the code, such as `+919999921610`. */
export function refusalFor(to: string): number | undefined {
  const code = testNumbers[to] ?? magicCode(to);
  return code !== undefined && isRefusalCode(code) ? code : undefined;
}

/** The error code with which delivery fails later: `+9199999` and a code from 30001, such as `+919999930003`. */
export function deliveryErrorFor(to: string): number | undefined {
  const code = magicCode(to);
  return code !== undefined && code >= 30_001 && code <= 30_999 ? code : undefined;
}
