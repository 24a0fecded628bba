import type { Translation } from "../../translation.ts";
import type { notifications as english } from "../en/notifications.ts";

export const notifications: Translation<typeof english> = {
  OTP: {
    title: "உங்கள் குறியீடு",
    body: "{code} உங்கள் DrivoPay குறியீடு. {minutes} நிமிடம் செல்லும். யாரிடமும் சொல்லாதீர்கள்.",
  },
  PAYMENT_RECEIVED: {
    title: "{amount} வந்தது",
    body: "QR மூலம் உங்களுக்கு {amount} வந்தது. உங்கள் இருப்பு {balance}.",
  },
  PAYMENT_HELD: {
    title: "{amount} வந்தது, நிறுத்தி வைத்தது",
    body: "{amount} உங்கள் வரம்புக்கு மேல் வந்ததால் நிறுத்தி வைத்துள்ளோம். பணம் பத்திரமாக உள்ளது. பெற ஆவணங்களை அனுப்புங்கள்.",
  },
  HOLD_RELEASED: {
    title: "{amount} கிடைத்தது",
    body: "{amount} இனி நிறுத்தி வைக்கப்படவில்லை. உங்கள் இருப்பு {balance}.",
  },
  WITHDRAWAL_HELD: {
    title: "{amount} வங்கிக்காக",
    body: "{account} கணக்குக்காக {amount} ஒதுக்கி வைத்துள்ளோம்.",
  },
  WITHDRAWAL_SENT: {
    title: "{amount} வங்கிக்கு அனுப்பினோம்",
    body: "{amount} உங்கள் {account} கணக்குக்குப் போகிறது.",
  },
  WITHDRAWAL_PROCESSED: {
    title: "{amount} வங்கிக்கு வந்தது",
    body: "{amount} உங்கள் {account} கணக்கில் உள்ளது. UTR {utr}.",
  },
  WITHDRAWAL_RETURNED: {
    title: "{amount} போகவில்லை",
    body: "வங்கி {amount} மறுத்தது. முழுப் பணமும் உங்கள் இருப்பில் மீண்டும் உள்ளது.",
  },
  WITHDRAWAL_REVERSED: {
    title: "{amount} திரும்பி வந்தது",
    body: "வங்கி {amount} திருப்பி அனுப்பியது. பணம் மீண்டும் உங்கள் இருப்பில் உள்ளது.",
  },
  WITHDRAWAL_CANCELLED: {
    title: "அனுப்புவது நிறுத்தப்பட்டது",
    body: "{amount} அனுப்புவதை நிறுத்தினீர்கள். பணம் உங்கள் இருப்பில் மீண்டும் உள்ளது.",
  },
  WITHDRAWAL_REFUSED: {
    title: "{amount} அனுப்பவில்லை",
    body: "{amount} அனுப்புவதை எங்கள் குழு ஒப்புக்கொள்ளவில்லை. முழுவதும் உங்கள் இருப்பில் திரும்பியது. கேள்வி இருந்தால் உதவிக்கு அழையுங்கள்.",
  },
  WITHDRAWAL_LATE: {
    title: "{amount} தாமதமாகிறது",
    body: "{account} க்கு {amount} நேரத்தில் வரவில்லை. பணம் பாதுகாப்பானது. வங்கியிடம் கேட்டு உங்களுக்குச் சொல்கிறோம்.",
  },
  AUTO_WITHDRAWN: {
    title: "{amount} வங்கிக்குச் செல்கிறது",
    body: "நீங்கள் கேட்டபடி இன்று {amount} தானாகவே {account} க்கு அனுப்பப்படுகிறது.",
  },
  AUTO_WITHDRAW_MISSED: {
    title: "இன்று தானாக அனுப்பவில்லை",
    body: "இன்று உங்கள் இருப்பைத் தானாக அனுப்ப முடியவில்லை. பணம் பாதுகாப்பானது. காரணத்தை DrivoPay இல் வங்கி பக்கத்தில் பாருங்கள்.",
  },
  REFUND_MADE: {
    title: "{amount} திருப்பியது",
    body: "{amount} பயணிக்குத் திரும்பிச் சென்றது.",
  },
  KYC_APPROVED: {
    title: "ஆவணங்கள் ஏற்கப்பட்டன",
    body: "உங்கள் ஆவணங்கள் ஏற்கப்பட்டன. வரம்பு உயர்ந்துள்ளது, வங்கிக்குப் பணம் அனுப்பலாம்.",
  },
  KYC_REJECTED: {
    title: "ஆவணங்கள் ஏற்கப்படவில்லை",
    body: "சில ஆவணங்கள் ஏற்கப்படவில்லை: {reason}. DrivoPay திறந்து மீண்டும் அனுப்புங்கள்.",
  },
  BANK_ACCOUNT_VERIFIED: {
    title: "வங்கிக் கணக்கு சரிபார்த்தது",
    body: "{account} சரிபார்க்கப்பட்டது. இனி இங்கே பணம் அனுப்பலாம்.",
  },
  BANK_ACCOUNT_FAILED: {
    title: "வங்கிக் கணக்கு சரிபார்க்க முடியவில்லை",
    body: "{account} சரிபார்க்க முடியவில்லை. எண்ணையும் பெயரையும் பார்த்து மீண்டும் சேருங்கள்.",
  },
  SECURITY_ALERT: {
    title: "புதிய உள்நுழைவு",
    body: "{device} இல் உங்கள் கணக்கில் உள்நுழைந்துள்ளனர். நீங்கள் இல்லையா? உடனே PIN மாற்றுங்கள்.",
  },
  PLATFORM_SIGN_IN: {
    title: "{platform}-இல் மீண்டும் உள்நுழையவும்",
    body: "{platform} இனி உங்கள் பயணங்களை எங்களுக்குக் காட்டாது. DrivoPay-ஐத் திறந்து {platform}-இல் மீண்டும் உள்நுழையவும்.",
  },
  DATA_EXPORT_READY: {
    title: "உங்கள் தரவு தயார்",
    body: "நீங்கள் கேட்ட தரவு நகல் தயார். சுயவிவரத்தில் ‘உங்கள் தரவு’ திறந்து எடுத்துக்கொள்ளுங்கள். 7 நாட்கள் இருக்கும்.",
  },
};
