import type { Translation } from "../../translation.ts";
import type { notifications as english } from "../en/notifications.ts";

export const notifications: Translation<typeof english> = {
  OTP: {
    title: "तुमचा कोड",
    body: "{code} हा तुमचा DrivoPay कोड आहे. {minutes} मिनिटे चालेल. कोणालाही सांगू नका.",
  },
  PAYMENT_RECEIVED: {
    title: "{amount} मिळाले",
    body: "QR ने तुम्हाला {amount} मिळाले. तुमचा बॅलन्स {balance} आहे.",
  },
  PAYMENT_HELD: {
    title: "{amount} मिळाले, थांबले आहेत",
    body: "{amount} तुमच्या मर्यादेपेक्षा जास्त आले म्हणून थांबले आहेत. पैसे सुरक्षित आहेत. मोकळे करण्यासाठी कागदपत्रे पाठवा.",
  },
  HOLD_RELEASED: {
    title: "{amount} मोकळे झाले",
    body: "{amount} आता थांबलेले नाहीत. तुमचा बॅलन्स {balance} आहे.",
  },
  WITHDRAWAL_HELD: {
    title: "{amount} बँकेसाठी",
    body: "{account} साठी {amount} बाजूला ठेवले आहेत.",
  },
  WITHDRAWAL_SENT: {
    title: "{amount} बँकेला पाठवले",
    body: "{amount} तुमच्या {account} मध्ये जात आहेत.",
  },
  WITHDRAWAL_PROCESSED: {
    title: "{amount} बँकेत पोहोचले",
    body: "{amount} तुमच्या {account} मध्ये आले. UTR {utr}.",
  },
  WITHDRAWAL_RETURNED: {
    title: "{amount} गेले नाहीत",
    body: "बँकेने {amount} नाकारले. सगळे पैसे तुमच्या बॅलन्समध्ये परत आले.",
  },
  WITHDRAWAL_REVERSED: {
    title: "{amount} परत आले",
    body: "बँकेने {amount} परत पाठवले. पैसे पुन्हा तुमच्या बॅलन्समध्ये आहेत.",
  },
  WITHDRAWAL_CANCELLED: {
    title: "पाठवणे थांबवले",
    body: "तुम्ही {amount} पाठवणे थांबवले. पैसे तुमच्या बॅलन्समध्ये परत आले.",
  },
  WITHDRAWAL_REFUSED: {
    title: "{amount} पाठवले नाही",
    body: "{amount} पाठवणे आमच्या टीमने मंजूर केले नाही. सगळे तुमच्या शिल्लकीत परत आले. प्रश्न असतील तर सपोर्टला फोन करा.",
  },
  WITHDRAWAL_LATE: {
    title: "{amount} ला उशीर",
    body: "{account} मध्ये {amount} वेळेत पोहोचले नाही. पैसे सुरक्षित आहेत. आम्ही बँकेला विचारून तुम्हाला सांगतो.",
  },
  AUTO_WITHDRAWN: {
    title: "{amount} बँकेत जात आहे",
    body: "तुम्ही सांगितल्याप्रमाणे आज {amount} आपोआप {account} मध्ये पाठवत आहोत.",
  },
  AUTO_WITHDRAW_MISSED: {
    title: "आज आपोआप पाठवले नाही",
    body: "आज तुमची शिल्लक आपोआप पाठवता आली नाही. पैसे सुरक्षित आहेत. कारण DrivoPay मध्ये बँक उघडून पाहा.",
  },
  REFUND_MADE: {
    title: "{amount} परत दिले",
    body: "{amount} प्रवाशाला परत गेले.",
  },
  KYC_APPROVED: {
    title: "कागदपत्रे मंजूर",
    body: "तुमची कागदपत्रे मंजूर झाली. मर्यादा वाढली आहे आणि बँकेत पैसे पाठवता येतात.",
  },
  KYC_REJECTED: {
    title: "कागदपत्रे मंजूर झाली नाहीत",
    body: "काही कागदपत्रे मंजूर झाली नाहीत: {reason}. DrivoPay उघडून पुन्हा पाठवा.",
  },
  BANK_ACCOUNT_VERIFIED: {
    title: "बँक खाते तपासले",
    body: "{account} तपासले. आता इथे पैसे पाठवता येतील.",
  },
  BANK_ACCOUNT_FAILED: {
    title: "बँक खाते तपासता आले नाही",
    body: "{account} तपासता आले नाही. क्रमांक आणि नाव पाहून पुन्हा जोडा.",
  },
  SECURITY_ALERT: {
    title: "नवीन साइन इन",
    body: "{device} वर तुमच्या खात्यात साइन इन झाले. तुम्ही नव्हता? आत्ताच PIN बदला.",
  },
  PIN_CHANGED: {
    title: "तुमचा PIN बदलला",
    body: "तुमचा PIN आत्ताच बदलला. तुम्ही बदलला नाही? ओळखत नसलेले फोन साइन आउट करा आणि लगेच मदतीला फोन करा.",
  },
  PLATFORM_SIGN_IN: {
    title: "{platform} मध्ये पुन्हा साइन इन करा",
    body: "{platform} आता तुमच्या ट्रिप आम्हाला दाखवत नाही. DrivoPay उघडा आणि {platform} मध्ये पुन्हा साइन इन करा.",
  },
  STATEMENT_READY: {
    title: "तुमची फाइल तयार आहे",
    body: "तुमची फाइल सही आणि तपासणी कोडसह तयार आहे. घेण्यासाठी किंवा पाठवण्यासाठी हिशोबात ‘स्टेटमेंट’ उघडा.",
  },
  STATEMENT_FAILED: {
    title: "फाइल बनली नाही",
    body: "तुमची फाइल बनवता आली नाही. तुमचे पैसे सुरक्षित आहेत, आमची टीम पाहत आहे. उद्या पुन्हा प्रयत्न करा.",
  },
  DATA_EXPORT_READY: {
    title: "तुमचा डेटा तयार आहे",
    body: "तुम्ही मागितलेली डेटाची प्रत तयार आहे. प्रोफाइलमध्ये ‘तुमचा डेटा’ उघडून घ्या. ती 7 दिवस राहील.",
  },
};
