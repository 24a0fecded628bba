import type { Translation } from "../../translation.ts";
import type { limits as english } from "../en/limits.ts";

export const limits: Translation<typeof english> = {
  BALANCE_MAX: "जास्तीत जास्त इतके ठेवता येतात",
  CREDIT_PER_MONTH: "एका महिन्यात घेता येतात",
  CREDIT_PER_YEAR: "एका वर्षात घेता येतात, एप्रिल ते मार्च",
  WITHDRAWAL_PER_TRANSACTION: "एका वेळी बँकेत पाठवता येतात",
  WITHDRAWAL_PER_DAY: "एका दिवसात बँकेत पाठवता येतात",
  WITHDRAWAL_PER_MONTH: "एका महिन्यात बँकेत पाठवता येतात",
  reasonMinimum: "कागदपत्रे मंजूर होईपर्यंत कमी आहे.",
  reasonFull: "मंजूर ड्रायव्हरांसाठी RBI च्या नियमाप्रमाणे.",
  resets: "{time} पासून पुन्हा पूर्ण",
  afterApproval: "कागदपत्रे मंजूर झाल्यावर सुरू होईल",
  left: "{limit} पैकी {remaining} बाकी",
};
