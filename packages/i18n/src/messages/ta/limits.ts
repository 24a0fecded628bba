import type { Translation } from "../../translation.ts";
import type { limits as english } from "../en/limits.ts";

export const limits: Translation<typeof english> = {
  BALANCE_MAX: "அதிகபட்சம் வைத்திருக்கலாம்",
  CREDIT_PER_MONTH: "ஒரு மாதத்தில் வாங்கலாம்",
  CREDIT_PER_YEAR: "ஒரு ஆண்டில் வாங்கலாம், ஏப்ரல் முதல் மார்ச் வரை",
  WITHDRAWAL_PER_TRANSACTION: "ஒருமுறை வங்கிக்கு அனுப்பலாம்",
  WITHDRAWAL_PER_DAY: "ஒரு நாளில் வங்கிக்கு அனுப்பலாம்",
  WITHDRAWAL_PER_MONTH: "ஒரு மாதத்தில் வங்கிக்கு அனுப்பலாம்",
  reasonMinimum: "ஆவணங்கள் ஏற்கப்படும் வரை குறைவு.",
  reasonFull: "ஏற்கப்பட்ட ஓட்டுநர்களுக்கு RBI விதிப்படி.",
  resets: "{time} முதல் மீண்டும் முழுதாக",
  afterApproval: "ஆவணங்கள் ஏற்கப்பட்டதும் கிடைக்கும்",
  left: "{limit} இல் {remaining} மீதம்",
};
