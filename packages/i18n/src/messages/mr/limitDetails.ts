import type { Translation } from "../../translation.ts";
import type { limitDetails as english } from "../en/limitDetails.ts";

export const limitDetails: Translation<typeof english> = {
  WITHDRAWAL_PER_TRANSACTION: "एका वेळी जास्तीत जास्त {amount}.",
  WITHDRAWAL_PER_DAY: "आजसाठी {amount} शिल्लक. मध्यरात्रीनंतर पुन्हा पूर्ण.",
  WITHDRAWAL_PER_MONTH: "या महिन्यासाठी {amount} शिल्लक. 1 तारखेला पुन्हा पूर्ण.",
  BALANCE_MAX: "बँकेत पाठवेपर्यंत आणखी {amount} घेऊ शकता.",
  CREDIT_PER_MONTH: "या महिन्यात आणखी {amount} घेऊ शकता. 1 तारखेला पुन्हा पूर्ण.",
  CREDIT_PER_YEAR: "या वर्षात आणखी {amount} घेऊ शकता. 1 एप्रिलला पुन्हा पूर्ण.",
  UPI_PER_TRANSFER: "UPI ने एका वेळी जास्तीत जास्त {amount}.",
  COOLING_OFF: "आता {amount} पर्यंत पाठवू शकता.",
  IMPS_PER_TRANSFER: "IMPS ने एका वेळी जास्तीत जास्त {amount}.",
};
