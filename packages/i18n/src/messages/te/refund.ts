import type { Translation } from "../../translation.ts";
import type { refund as english } from "../en/refund.ts";

export const refund: Translation<typeof english> = {
  offer: "డబ్బు తిరిగి ఇవ్వండి",
  enter: "ఎంత తిరిగి ఇస్తారు?",
  most: "గరిష్ఠంగా {amount}, ఈరోజు మాత్రమే",
  reason: "ఎందుకు?",
  reasons: {
    wrongFare: "తప్పు ఛార్జీ",
    paidTwice: "రెండుసార్లు చెల్లించారు",
    tripCancelled: "ప్రయాణం జరగలేదు",
    other: "మరో కారణం",
  },
  confirmTitle: "{amount} తిరిగి ఇవ్వాలా?",
  confirmBody: "ఇది ఇప్పుడు మీ బ్యాలెన్స్ నుండి వెళ్తుంది. ప్రయాణికుడికి 5 నుండి 7 రోజుల్లో అందుతుంది.",
  short: "మీ బ్యాలెన్స్ సరిపోదు. తక్కువైనది తర్వాతి సంపాదన నుండి తీసుకుంటారు.",
  confirm: "అవును, తిరిగి ఇవ్వండి",
  given: "తిరిగి ఇచ్చినవి",
  status: {
    PENDING: "దారిలో ఉంది",
    PROCESSED: "తిరిగి ఇచ్చారు",
    FAILED: "విఫలమైంది; డబ్బు మీ దగ్గరే ఉంది",
  },
};
