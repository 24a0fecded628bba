import type { Translation } from "../../translation.ts";
import type { refusals as english } from "../en/refusals.ts";

export const refusals: Translation<typeof english> = {
  PAYMENT_FAILED: "ఈ చెల్లింపు పూర్తి కాలేదు, తిరిగి ఇవ్వడానికి ఏమీ లేదు.",
  PAYMENT_OF_ANOTHER_DAY: "చెల్లించిన రోజున మాత్రమే తిరిగి ఇవ్వవచ్చు.",
  PAYMENT_ON_HOLD: "డబ్బు మీ పరిమితికి పైన ఆగి ఉంది. మీకు వచ్చాకే తిరిగి ఇవ్వవచ్చు.",
  PAYMENT_GIVEN_BACK: "మొత్తం డబ్బు తిరిగి ఇచ్చారు.",
  BANK_AWAY: "బ్యాంక్ లేదా UPI స్పందించడం లేదు. మీ డబ్బు భద్రంగా ఉంది.",
  BANK_REFUSED: "బ్యాంక్ లేదా UPI ఒప్పుకోలేదు.",
};
