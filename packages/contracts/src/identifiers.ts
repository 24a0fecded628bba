import { z } from "zod";

export const Id = z
  .uuid()
  .meta({ description: "An id of ours", examples: ["0198c0de-7a11-7c3e-9d2a-3f5b6c7d8e9f"] });
export const Instant = z.iso
  .datetime()
  .meta({ description: "ISO 8601, UTC", examples: ["2026-11-22T10:15:30.123Z"] });

/** A phone number of which only the last four digits are shown. */
export function maskPhone(phone: string): string {
  return `••••••${phone.slice(-4)}`;
}

export const Otp = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ description: "Six digits", examples: ["135790"] });
export const Pin = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ description: "Six digits", examples: ["246813"] });
export const PersonName = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .meta({ examples: ["Asha Devi"] });
export const Email = z.email().max(254).toLowerCase();
export const Ifsc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{4}0[A-Z0-9]{6}$/)
  .meta({ examples: ["HDFC0000053"] });
export const BankAccountNumber = z
  .string()
  .trim()
  .regex(/^\d{9,18}$/)
  .meta({ examples: ["50100012345678"] });
/** Letters, digits, dot and hyphen around one @: what RazorpayX takes as a beneficiary's UPI address. */
export const UpiAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9.-]*@[a-z][a-z0-9]{1,63}$/)
  .meta({ examples: ["asha.devi@okhdfcbank"] });
/** The fourth letter P says that the holder is a person; companies cannot drive. */
export const Pan = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}P[A-Z]\d{4}[A-Z]$/)
  .meta({ examples: ["ABCPD1234E"] });
export const AadhaarLast4 = z
  .string()
  .regex(/^\d{4}$/)
  .meta({ examples: ["2346"] });
export const LicenceNumber = z
  .string()
  .trim()
  .toUpperCase()
  .transform((value) => value.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^[A-Z]{2}\d{2}\d{4}\d{7}$/))
  .meta({ examples: ["KA0120190001234"] });
export const VehicleNumber = z
  .string()
  .trim()
  .toUpperCase()
  .transform((value) => value.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^([A-Z]{2}\d{1,2}[A-Z]{0,3}\d{4}|\d{2}BH\d{4}[A-Z]{1,2})$/))
  .meta({ examples: ["KA01AB1234"] });

export const Language = z.enum(["en", "hi", "ta", "te", "kn", "mr", "bn"]);
export type Language = z.infer<typeof Language>;

const multiply = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const permute = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];

/** Whether twelve digits can be an Aadhaar number (Verhoeff check). The number itself is never sent or kept. */
export function isAadhaarNumber(digits: string): boolean {
  if (!/^[2-9]\d{11}$/.test(digits)) return false;
  const check = [...digits].reverse().reduce((sum, digit, place) => {
    const permuted = Number(permute[place % 8]?.[Number(digit)]);
    return Number(multiply[sum]?.[permuted]);
  }, 0);
  return check === 0;
}
