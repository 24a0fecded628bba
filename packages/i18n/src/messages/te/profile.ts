import type { Translation } from "../../translation.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: Translation<typeof english> = {
  title: "ప్రొఫైల్",
  language: "భాష",
  languageChanged: "భాష మారింది",
  pin: "PIN",
  pinSet: "PIN మార్చు",
  pinNotSet: "PIN పెట్టుకో",
  papers: "పత్రాలు",
  bankAccounts: "బ్యాంక్ ఖాతాలు",
  vehicle: "బండి",
  phone: "మొబైల్ నంబర్",
  name: "పేరు",
  theme: "స్క్రీన్",
  themeSystem: "ఫోన్ లాగా",
  themeLight: "వెలుతురు",
  themeDark: "చీకటి",
  sound: "చెల్లింపు వస్తే చెప్పు",
  sounds: "శబ్దం పరీక్షించు",
  signOut: "సైన్ అవుట్",
  signOutConfirm: "ఈ ఫోన్ నుండి సైన్ అవుట్ కావాలా?",
  edit: "మార్చు",
  saved: "సేవ్ అయింది",
};
