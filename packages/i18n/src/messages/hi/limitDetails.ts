import type { Translation } from "../../translation.ts";
import type { limitDetails as english } from "../en/limitDetails.ts";

export const limitDetails: Translation<typeof english> = {
  WITHDRAWAL_PER_TRANSACTION: "एक बार में ज़्यादा से ज़्यादा {amount}।",
  WITHDRAWAL_PER_DAY: "आज के लिए {amount} बाकी है। आधी रात के बाद फिर पूरी।",
  WITHDRAWAL_PER_MONTH: "इस महीने के लिए {amount} बाकी है। 1 तारीख़ को फिर पूरी।",
  BALANCE_MAX: "बैंक भेजने तक आप {amount} और ले सकते हैं।",
  CREDIT_PER_MONTH: "इस महीने आप {amount} और ले सकते हैं। 1 तारीख़ को फिर पूरी।",
  CREDIT_PER_YEAR: "इस साल आप {amount} और ले सकते हैं। 1 अप्रैल को फिर पूरी।",
  UPI_PER_TRANSFER: "UPI से एक बार में ज़्यादा से ज़्यादा {amount}।",
  COOLING_OFF: "अभी {amount} तक जा सकता है।",
  IMPS_PER_TRANSFER: "IMPS से एक बार में ज़्यादा से ज़्यादा {amount}।",
};
