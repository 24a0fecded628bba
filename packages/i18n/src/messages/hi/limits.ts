import type { Translation } from "../../translation.ts";
import type { limits as english } from "../en/limits.ts";

export const limits: Translation<typeof english> = {
  BALANCE_MAX: "ज़्यादा से ज़्यादा इतना रख सकते हैं",
  CREDIT_PER_MONTH: "एक महीने में ले सकते हैं",
  CREDIT_PER_YEAR: "एक साल में ले सकते हैं, अप्रैल से मार्च",
  WITHDRAWAL_PER_TRANSACTION: "एक बार में बैंक भेज सकते हैं",
  WITHDRAWAL_PER_DAY: "एक दिन में बैंक भेज सकते हैं",
  WITHDRAWAL_PER_MONTH: "एक महीने में बैंक भेज सकते हैं",
  reasonMinimum: "काग़ज़ मंज़ूर होने तक कम है।",
  reasonFull: "मंज़ूर ड्राइवरों के लिए RBI के नियम से।",
  resets: "{time} से फिर पूरी",
  afterApproval: "काग़ज़ मंज़ूर होने पर खुलेगा",
  left: "{limit} में से {remaining} बाकी",
};
