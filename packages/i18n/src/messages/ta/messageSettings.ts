import type { Translation } from "../../translation.ts";
import type { messageSettings as english } from "../en/messageSettings.ts";

export const messageSettings: Translation<typeof english> = {
  title: "உங்களுக்கான செய்திகள்",
  intro: "எந்த செய்திகள், எப்படி வர வேண்டும் என்று தேர்ந்தெடுங்கள்.",
  MONEY: "பணம்",
  moneyDetail: "பணம் வருவது, வங்கிக்கு அனுப்புவது, திருப்பித் தருவது",
  SECURITY: "பாதுகாப்பு",
  securityDetail: "உங்கள் கணக்கில் புதிய உள்நுழைவு",
  ACCOUNT: "கணக்கு",
  accountDetail: "ஆவணங்கள், வங்கிக் கணக்குகள், இணைத்த ஆப்கள்",
  PRODUCT: "புதியவை, குறிப்புகள்",
  productDetail: "DrivoPay-இல் புதிதாக என்ன",
  INBOX: "ஆப்பில்",
  PUSH: "போன் அலர்ட்",
  SMS: "எஸ்எம்எஸ்",
  EMAIL: "இமெயில்",
  always: "எப்போதும் உண்டு",
  quietTitle: "அமைதி நேரம்",
  quietBody: "இந்த நேரத்தில் செய்திகள் காத்திருக்கும். வந்த பணமும் பாதுகாப்பு எச்சரிக்கையும் உடனே வரும்.",
  quietSwitch: "அமைதியாக வை",
  quietFrom: "எப்போதிலிருந்து",
  quietTo: "எதுவரை",
  quietSame: "இரண்டு வேறு நேரங்களைத் தேர்ந்தெடுங்கள்.",
  codes: "உள்நுழைவுக் குறியீடு எப்போதும் எஸ்எம்எஸ்-இல் வரும். உறுதி செய்த முகவரிக்கே மின்னஞ்சல் வரும்.",
  saved: "சேமிக்கப்பட்டது",
};
