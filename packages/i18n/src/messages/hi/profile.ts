import type { Translation } from "../../translation.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: Translation<typeof english> = {
  title: "प्रोफ़ाइल",
  language: "भाषा",
  languageChanged: "भाषा बदल गई",
  pin: "PIN",
  pinSet: "PIN बदलें",
  pinNotSet: "PIN बनाएँ",
  papers: "काग़ज़",
  bankAccounts: "बैंक खाते",
  vehicle: "गाड़ी",
  phone: "मोबाइल नंबर",
  name: "नाम",
  theme: "स्क्रीन",
  themeSystem: "फ़ोन जैसी",
  themeLight: "उजली",
  themeDark: "काली",
  sound: "पेमेंट बोलकर बताएँ",
  sounds: "आवाज़ जाँचें",
  signOut: "साइन आउट",
  signOutConfirm: "इस फ़ोन से साइन आउट करें?",
  edit: "बदलें",
  saved: "सेव हो गया",
};
