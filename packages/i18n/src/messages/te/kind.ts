import type { Translation } from "../../translation.ts";
import type { kind as english } from "../en/kind.ts";

export const kind: Translation<typeof english> = {
  PAYMENT_CAPTURED: "కిరాయి వచ్చింది",
  PAYMENT_HELD: "కిరాయి వచ్చింది, ఆపి ఉంచాము",
  HOLD_RELEASED: "ఆపినది వదిలాము",
  EARNING_CREDITED: "ప్లాట్‌ఫామ్ సంపాదన",
  EARNING_HELD: "ప్లాట్‌ఫారమ్ సంపాదన, ఆపి ఉంచారు",
  EARNING_AMENDED: "ప్లాట్‌ఫారమ్ ఒక ట్రిప్‌ను మార్చింది",
  WITHDRAWAL_HELD: "బ్యాంక్ కోసం పక్కన పెట్టాము",
  WITHDRAWAL_PROCESSED: "బ్యాంకుకు చేరింది",
  WITHDRAWAL_RETURNED: "వెళ్లలేదు, తిరిగి వచ్చింది",
  WITHDRAWAL_REVERSED: "బ్యాంక్ తిప్పి పంపింది",
  REFUND: "ప్రయాణికుడికి తిరిగి",
  GATEWAY_SETTLEMENT: "గేట్‌వే లెక్క",
  ADJUSTMENT: "సవరణ",
};
