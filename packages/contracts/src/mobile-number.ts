import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { z } from "zod";

/** An Indian mobile number, however a person writes it; normalised to E.164. */
export const IndianMobile = z
  .string()
  .max(24)
  .transform((written, context) => {
    const parsed = parsePhoneNumberFromString(written, "IN");
    if (parsed?.isValid() && parsed.country === "IN" && /^\+91[6-9]\d{9}$/.test(parsed.number)) {
      return parsed.number as string;
    }
    context.addIssue({ code: "custom", message: "Not an Indian mobile number" });
    return z.NEVER;
  })
  .meta({ description: "An Indian mobile number; answered in E.164", examples: ["+919000000001"] });
