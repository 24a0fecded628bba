import type { Translation } from "../../translation.ts";
import type { receipt as english } from "../en/receipt.ts";

export const receipt: Translation<typeof english> = {
  title: "రసీదు",
  number: "రసీదు నంబర్",
  paidBy: "చెల్లించినవారు",
  sentTo: "పంపింది",
  driver: "డ్రైవర్",
  vehicle: "వాహనం",
  bankReference: "బ్యాంకు రిఫరెన్స్",
  note: "గమనిక",
  share: "రసీదు పంపు",
  saved: "చిత్రం డౌన్‌లోడ్‌లలో సేవ్ అయింది",
};
