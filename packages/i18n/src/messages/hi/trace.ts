import type { Translation } from "../../translation.ts";
import type { trace as english } from "../en/trace.ts";

export const trace: Translation<typeof english> = {
  title: "इस रुपये को देखें",
  intro: "कहाँ से आया और कहाँ गया, पाई-पाई।",
  PAID: "सवारी ने दिया",
  TRIP: "ट्रिप",
  FEE: "DrivoPay की फ़ीस",
  TAX: "फ़ीस पर GST",
  GATEWAY_FEE: "गेटवे की फ़ीस, DrivoPay देता है",
  SETTLED: "DrivoPay के बैंक में पहुँचा",
  SETTLING: "DrivoPay के बैंक के रास्ते में",
  CREDITED: "आपके बैलेंस में आया",
  ON_HOLD: "लिमिट से ऊपर, रुका हुआ",
  REFUNDED: "सवारी को वापस",
  WENT_OUT: "इसमें से बैंक भेजा",
  USED: "इसमें से और काम में",
  IN_BALANCE: "इसमें से अब भी बैलेंस में",
  MADE_OF: "इससे बना",
  WITHDRAWN: "आपके बैलेंस से गया",
  PAYOUT: "बैंक के रास्ते में",
  BANK: "आपके बैंक में",
  CAME_BACK: "आपके बैलेंस में लौटा",
  CORRECTION: "सुधार",
  reference: "बैंक का नंबर {reference}",
  oldestFirst: "सबसे पुराना पैसा पहले जाता है।",
  more: "और {count}",
};
