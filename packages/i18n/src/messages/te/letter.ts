import type { Translation } from "../../translation.ts";
import type { letter as english } from "../en/letter.ts";

export const letter: Translation<typeof english> = {
  greeting: "నమస్తే {name},",
  open: "DrivoPay తెరవండి",
  never: "DrivoPay లో ఎవరూ మీ PIN గానీ కోడ్ గానీ ఎప్పుడూ అడగరు.",
  why: "మీరు DrivoPay తో నడుపుతున్నారు కాబట్టి ఈ ఈమెయిల్ వచ్చింది. ప్రొఫైల్‌లో “మీకు సందేశాలు” లో ఎంచుకోండి.",
};
