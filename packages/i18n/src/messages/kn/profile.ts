import type { Translation } from "../../translation.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: Translation<typeof english> = {
  title: "Profile",
  language: "Language",
  languageChanged: "Language changed",
  pin: "PIN",
  pinSet: "Change PIN",
  pinNotSet: "Set PIN",
  papers: "Papers",
  bankAccounts: "Bank accounts",
  vehicle: "Vehicle",
  phone: "Mobile number",
  name: "Name",
  theme: "Screen",
  themeSystem: "As the phone",
  themeLight: "Light",
  themeDark: "Dark",
  sound: "Speak payments aloud",
  sounds: "Test the sound",
  signOut: "Sign out",
  signOutConfirm: "Sign out of this phone?",
  edit: "Change",
  saved: "Saved",
};
