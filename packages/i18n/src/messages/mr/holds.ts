import type { Translation } from "../../translation.ts";
import type { holds as english } from "../en/holds.ts";

export const holds: Translation<typeof english> = {
  WITHDRAWAL: "तुमच्या बँकेत जात आहे",
  LIMIT_EXCEEDED: "तुमच्या मर्यादेपेक्षा जास्त. कागदपत्रे मंजूर झाली की मोकळे होईल.",
  RISK_REVIEW: "आमची टीम तपासत आहे",
};
