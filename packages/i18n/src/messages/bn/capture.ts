import type { Translation } from "../../translation.ts";
import type { capture as english } from "../en/capture.ts";

export const capture: Translation<typeof english> = {
  agree: "রাজি, শুরু করুন",
  progress: "{total} এর মধ্যে {done} হয়েছে",
  keptBody: "যা হয়েছে তা রাখা আছে। থেমে পরে করতে পারেন।",
  tipCard: "দিনের আলোয় সমান করে রাখুন। চার কোণ, প্রতিটি অক্ষর যেন দেখা যায়।",
  tipAadhaar: "প্রথম 8 অঙ্ক কাগজ দিয়ে ঢাকুন। আমরা শুধু শেষ 4 দেখতে পারি।",
  tipSelfie: "আলোর দিকে তাকান। হেলমেট, কালো চশমা, অন্য কেউ নয়।",
  takePhoto: "ছবি তুলুন",
  chooseFile: "ফাইল বাছুন",
  retake: "আবার তুলুন",
  use: "এই ছবি দিন",
  isItClear: "প্রতিটি অক্ষর পড়া যায়?",
  isItYou: "পুরো মুখ পরিষ্কার?",
  preview: "আপনার তোলা ছবি",
  file: "বাছা ফাইল: {name}",
  notAccepted: "গৃহীত হয়নি: {reason}",
  review: "দেখে নিয়ে পাঠান",
  numberMissing: "নম্বর নেই",
  photoDone: "ছবি পেয়েছি",
  allows: "মঞ্জুর হলে কী করা যায়",
};
