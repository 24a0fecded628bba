import type { Translation } from "../../translation.ts";
import type { home as english } from "../en/home.ts";

export const home: Translation<typeof english> = {
  balance: "உங்கள் இருப்பு",
  pending: "நிறுத்தி வைத்தது",
  pendingWhy: "ஏன் நிறுத்தி வைத்துள்ளது?",
  today: "இன்று",
  thisMonth: "இந்த மாதம்",
  todayBySource: "இன்று, எங்கிருந்து வந்தது",
  payments: "{count, plural, =0 {பணம் வரவில்லை} one {# கட்டணம்} other {# கட்டணங்கள்}}",
  collect: "பணம் வாங்கு",
  collectHint: "QR காட்டி பணம் பெறுங்கள்",
  sendToBank: "வங்கிக்கு அனுப்பு",
  recent: "சமீபத்தியவை",
  emptyTitle: "இன்னும் பணம் வரவில்லை",
  emptyBody: "‘பணம் வாங்கு’ அழுத்தி, கட்டணத்தை எழுதி, பயணிக்கு QR காட்டுங்கள்.",
  inbox: "{unread, plural, =0 {செய்திகள்} one {செய்திகள், # புதியது} other {செய்திகள், # புதியவை}}",
  kycTitle: "உங்கள் ஆவணங்களை அனுப்புங்கள்",
  kycBody: "ஆவணங்கள் ஏற்கப்பட்டால் அதிகம் வாங்கலாம், வங்கிக்கும் அனுப்பலாம்.",
  kycAction: "ஆவணங்களை அனுப்பு",
  kycReviewTitle: "உங்கள் ஆவணங்களைப் பார்க்கிறோம்",
  kycReviewBody: "முடிந்த உடனே இங்கே சொல்வோம்.",
  kycRejectedTitle: "சில ஆவணங்கள் ஏற்கப்படவில்லை",
  kycRejectedBody: "எதைத் திருத்த வேண்டும் என்று பார்த்து மீண்டும் அனுப்புங்கள்.",
  bankTitle: "உங்கள் வங்கிக் கணக்கைச் சேருங்கள்",
  bankAction: "வங்கிக் கணக்கைச் சேர்",
  bankBody: "உங்கள் பணம் வீட்டுக்கு வர.",
};
