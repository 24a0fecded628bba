import type { Translation } from "../../translation.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: Translation<typeof english> = {
  title: "என் விவரம்",
  language: "மொழி",
  languageChanged: "மொழி மாறியது",
  pin: "PIN",
  pinSet: "PIN மாற்று",
  pinNotSet: "PIN அமை",
  papers: "ஆவணங்கள்",
  bankAccounts: "வங்கிக் கணக்குகள்",
  vehicle: "வண்டி",
  phone: "மொபைல் எண்",
  name: "பெயர்",
  theme: "திரை",
  themeSystem: "போன் போல",
  themeLight: "வெளிச்சம்",
  themeDark: "இருள்",
  sound: "பணம் வந்தால் சொல்",
  sounds: "ஒலியைச் சோதி",
  signOut: "வெளியேறு",
  signOutConfirm: "இந்த போனிலிருந்து வெளியேறவா?",
  edit: "மாற்று",
  saved: "சேமிக்கப்பட்டது",
};
