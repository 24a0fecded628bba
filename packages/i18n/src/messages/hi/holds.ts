import type { Translation } from "../../translation.ts";
import type { holds as english } from "../en/holds.ts";

export const holds: Translation<typeof english> = {
  WITHDRAWAL: "आपके बैंक जा रहा है",
  LIMIT_EXCEEDED: "आपकी लिमिट से ऊपर। काग़ज़ मंज़ूर होते ही खुल जाएगा।",
  RISK_REVIEW: "हमारी टीम देख रही है",
};
