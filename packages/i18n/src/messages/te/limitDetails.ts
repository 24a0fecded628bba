import type { Translation } from "../../translation.ts";
import type { limitDetails as english } from "../en/limitDetails.ts";

export const limitDetails: Translation<typeof english> = {
  WITHDRAWAL_PER_TRANSACTION: "ఒకసారి గరిష్ఠంగా {amount}.",
  WITHDRAWAL_PER_DAY: "ఈ రోజుకు {amount} మిగిలింది. అర్ధరాత్రి తర్వాత మళ్లీ పూర్తి.",
  WITHDRAWAL_PER_MONTH: "ఈ నెలకు {amount} మిగిలింది. 1వ తేదీన మళ్లీ పూర్తి.",
  BALANCE_MAX: "బ్యాంకుకు పంపే వరకు ఇంకా {amount} తీసుకోవచ్చు.",
  CREDIT_PER_MONTH: "ఈ నెల ఇంకా {amount} తీసుకోవచ్చు. 1వ తేదీన మళ్లీ పూర్తి.",
  CREDIT_PER_YEAR: "ఈ ఏడాది ఇంకా {amount} తీసుకోవచ్చు. ఏప్రిల్ 1న మళ్లీ పూర్తి.",
  UPI_PER_TRANSFER: "UPI ద్వారా ఒకసారి గరిష్ఠంగా {amount}.",
  COOLING_OFF: "ఇప్పుడు {amount} వరకు పంపవచ్చు.",
  IMPS_PER_TRANSFER: "IMPS ద్వారా ఒకసారి గరిష్ఠంగా {amount}.",
};
