import type { Translation } from "../../translation.ts";
import type { limits as english } from "../en/limits.ts";

export const limits: Translation<typeof english> = {
  BALANCE_MAX: "గరిష్ఠంగా ఉంచుకోవచ్చు",
  CREDIT_PER_MONTH: "నెలకు తీసుకోవచ్చు",
  CREDIT_PER_YEAR: "ఏడాదికి తీసుకోవచ్చు, ఏప్రిల్ నుండి మార్చి",
  WITHDRAWAL_PER_TRANSACTION: "ఒకసారి బ్యాంకుకు పంపవచ్చు",
  WITHDRAWAL_PER_DAY: "రోజుకు బ్యాంకుకు పంపవచ్చు",
  WITHDRAWAL_PER_MONTH: "నెలకు బ్యాంకుకు పంపవచ్చు",
  reasonMinimum: "పత్రాలు ఆమోదించే వరకు తక్కువ.",
  reasonFull: "ఆమోదించిన డ్రైవర్లకు RBI నియమం ప్రకారం.",
  resets: "{time} నుండి మళ్లీ పూర్తిగా",
  afterApproval: "పత్రాలు ఆమోదించగానే తెరుచుకుంటుంది",
  left: "{limit} లో {remaining} మిగిలింది",
};
