import type { Translation } from "../../translation.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: Translation<typeof english> = {
  title: "ಪ್ರೊಫೈಲ್",
  language: "ಭಾಷೆ",
  languageChanged: "ಭಾಷೆ ಬದಲಾಯಿತು",
  pin: "PIN",
  pinSet: "PIN ಬದಲಿಸಿ",
  pinNotSet: "PIN ಇಟ್ಟುಕೊಳ್ಳಿ",
  papers: "ದಾಖಲೆಗಳು",
  bankAccounts: "ಬ್ಯಾಂಕ್ ಖಾತೆಗಳು",
  vehicle: "ಗಾಡಿ",
  phone: "ಮೊಬೈಲ್ ನಂಬರ್",
  name: "ಹೆಸರು",
  theme: "ಪರದೆ",
  themeSystem: "ಫೋನಿನಂತೆ",
  themeLight: "ಬೆಳಕು",
  themeDark: "ಕತ್ತಲು",
  sound: "ಪಾವತಿ ಬಂದರೆ ಹೇಳಿ",
  sounds: "ಧ್ವನಿ ಪರೀಕ್ಷಿಸಿ",
  signOut: "ಸೈನ್ ಔಟ್",
  signOutConfirm: "ಈ ಫೋನಿನಿಂದ ಸೈನ್ ಔಟ್ ಮಾಡಬೇಕೇ?",
  edit: "ಬದಲಿಸಿ",
  saved: "ಸೇವ್ ಆಯಿತು",
};
