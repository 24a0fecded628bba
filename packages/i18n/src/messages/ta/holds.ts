import type { Translation } from "../../translation.ts";
import type { holds as english } from "../en/holds.ts";

export const holds: Translation<typeof english> = {
  WITHDRAWAL: "உங்கள் வங்கிக்குப் போகிறது",
  LIMIT_EXCEEDED: "உங்கள் வரம்புக்கு மேல். ஆவணங்கள் ஏற்கப்பட்டதும் கிடைக்கும்.",
  RISK_REVIEW: "எங்கள் குழு பார்க்கிறது",
};
