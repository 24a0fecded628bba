import type { Translation } from "../../translation.ts";
import type { letter as english } from "../en/letter.ts";

export const letter: Translation<typeof english> = {
  greeting: "नमस्ते {name},",
  open: "DrivoPay खोलें",
  never: "DrivoPay का कोई भी आपसे PIN या कोड कभी नहीं माँगेगा।",
  why: "यह ईमेल इसलिए आया क्योंकि आप DrivoPay के साथ गाड़ी चलाते हैं। प्रोफ़ाइल में “आपको संदेश” में चुनें कि क्या आए।",
};
