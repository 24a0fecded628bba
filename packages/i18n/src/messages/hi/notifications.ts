import type { Translation } from "../../translation.ts";
import type { notifications as english } from "../en/notifications.ts";

export const notifications: Translation<typeof english> = {
  OTP: {
    title: "आपका कोड",
    body: "{code} आपका DrivoPay कोड है। {minutes} मिनट तक चलेगा। किसी को न बताएँ।",
  },
  PAYMENT_RECEIVED: {
    title: "{amount} मिले",
    body: "QR से आपको {amount} मिले। आपका बैलेंस {balance} है।",
  },
  PAYMENT_HELD: {
    title: "{amount} मिले, रुके हैं",
    body: "{amount} आपकी लिमिट से ऊपर आए और रुके हैं। पैसा सुरक्षित है। खोलने के लिए काग़ज़ भेजें।",
  },
  HOLD_RELEASED: {
    title: "{amount} खुल गए",
    body: "{amount} अब रुके नहीं हैं। आपका बैलेंस {balance} है।",
  },
  WITHDRAWAL_HELD: {
    title: "{amount} बैंक के लिए",
    body: "{account} के लिए {amount} अलग रखे हैं।",
  },
  WITHDRAWAL_SENT: {
    title: "{amount} बैंक को भेजे",
    body: "{amount} आपके {account} में जा रहे हैं।",
  },
  WITHDRAWAL_PROCESSED: {
    title: "{amount} बैंक पहुँचे",
    body: "{amount} आपके {account} में आ गए। UTR {utr}.",
  },
  WITHDRAWAL_RETURNED: {
    title: "{amount} नहीं गए",
    body: "बैंक ने {amount} लेने से मना किया। पूरा पैसा आपके बैलेंस में वापस है।",
  },
  WITHDRAWAL_REVERSED: {
    title: "{amount} वापस आए",
    body: "बैंक ने {amount} लौटा दिए। पैसा फिर आपके बैलेंस में है।",
  },
  WITHDRAWAL_CANCELLED: {
    title: "भेजना रोक दिया",
    body: "आपने {amount} भेजना रोका। पैसा आपके बैलेंस में वापस है।",
  },
  WITHDRAWAL_REFUSED: {
    title: "{amount} नहीं भेजा",
    body: "हमारी टीम ने {amount} भेजना मंज़ूर नहीं किया। पूरा पैसा आपके बैलेंस में वापस है। सवाल हो तो सपोर्ट को फ़ोन करें।",
  },
  WITHDRAWAL_LATE: {
    title: "{amount} कहे समय से देर",
    body: "{account} में {amount} समय पर नहीं पहुँचा। पैसा सुरक्षित है। हम बैंक से पूछ रहे हैं और आपको बताएँगे।",
  },
  AUTO_WITHDRAWN: {
    title: "{amount} बैंक जा रहा है",
    body: "आपके कहे अनुसार आज {amount} अपने आप {account} में भेजा जा रहा है।",
  },
  AUTO_WITHDRAW_MISSED: {
    title: "आज अपने आप नहीं भेजा",
    body: "आज आपका बैलेंस अपने आप नहीं भेजा जा सका। पैसा सुरक्षित है। कारण DrivoPay में बैंक खोलकर देखें।",
  },
  REFUND_MADE: {
    title: "{amount} लौटाए",
    body: "{amount} सवारी को वापस गए।",
  },
  KYC_APPROVED: {
    title: "काग़ज़ मंज़ूर",
    body: "आपके काग़ज़ मंज़ूर हो गए। लिमिट बढ़ गई है और आप बैंक में पैसे भेज सकते हैं।",
  },
  KYC_REJECTED: {
    title: "काग़ज़ मंज़ूर नहीं हुए",
    body: "कुछ काग़ज़ मंज़ूर नहीं हुए: {reason}। DrivoPay खोलकर फिर भेजें।",
  },
  BANK_ACCOUNT_VERIFIED: {
    title: "बैंक खाता जाँच लिया",
    body: "{account} की जाँच हो गई। अब इसमें पैसे भेज सकते हैं।",
  },
  BANK_ACCOUNT_FAILED: {
    title: "बैंक खाते की जाँच नहीं हुई",
    body: "{account} की जाँच नहीं हो पाई। नंबर और नाम देखकर फिर जोड़ें।",
  },
  SECURITY_ALERT: {
    title: "नया साइन इन",
    body: "{device} पर आपके खाते में साइन इन हुआ। आप नहीं थे? अभी PIN बदलें।",
  },
  PIN_CHANGED: {
    title: "आपका PIN बदला गया",
    body: "आपका PIN अभी-अभी बदला गया है। आपने नहीं बदला? जो फ़ोन नहीं पहचानते उसे साइन आउट करें और तुरंत सपोर्ट को फ़ोन करें।",
  },
  PLATFORM_SIGN_IN: {
    title: "{platform} में फिर साइन इन करें",
    body: "{platform} अब हमें आपकी ट्रिप नहीं दिखाता। DrivoPay खोलें और {platform} में फिर साइन इन करें।",
  },
  STATEMENT_READY: {
    title: "आपकी फ़ाइल तैयार है",
    body: "आपकी फ़ाइल तैयार है, दस्तख़त और जाँच-कोड के साथ। लेने या भेजने के लिए हिसाब में ‘स्टेटमेंट’ खोलें।",
  },
  STATEMENT_FAILED: {
    title: "फ़ाइल नहीं बन पाई",
    body: "आपकी फ़ाइल नहीं बन पाई। आपका पैसा सुरक्षित है, हमारी टीम देख रही है। कल फिर कोशिश करें।",
  },
  DATA_EXPORT_READY: {
    title: "आपका डेटा तैयार है",
    body: "आपने जो डेटा माँगा था, उसकी कॉपी तैयार है। प्रोफ़ाइल में ‘आपका डेटा’ खोलकर ले लें। यह 7 दिन रहेगी।",
  },
};
