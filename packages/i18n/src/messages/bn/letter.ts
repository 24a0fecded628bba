import type { Translation } from "../../translation.ts";
import type { letter as english } from "../en/letter.ts";

export const letter: Translation<typeof english> = {
  greeting: "নমস্কার {name},",
  open: "DrivoPay খুলুন",
  never: "DrivoPay-এর কেউ কখনও আপনার PIN বা কোড চাইবে না।",
  why: "আপনি DrivoPay-এর সঙ্গে গাড়ি চালান বলে এই ইমেল এসেছে। প্রোফাইলে “আপনাকে বার্তা”-তে বেছে নিন।",
};
