import type { Translation } from "../../translation.ts";
import type { letter as english } from "../en/letter.ts";

export const letter: Translation<typeof english> = {
  greeting: "नमस्कार {name},",
  open: "DrivoPay उघडा",
  never: "DrivoPay मधील कोणीही तुमचा PIN किंवा कोड कधीच विचारणार नाही.",
  why: "तुम्ही DrivoPay सोबत गाडी चालवता म्हणून हा ईमेल आला. प्रोफाइलमध्ये “तुम्हाला संदेश” येथे निवडा.",
};
