import type { Translation } from "../../translation.ts";
import type { notifications as english } from "../en/notifications.ts";

export const notifications: Translation<typeof english> = {
  OTP: {
    title: "మీ కోడ్",
    body: "{code} మీ DrivoPay కోడ్. {minutes} నిమిషాలు పనిచేస్తుంది. ఎవరికీ చెప్పకండి.",
  },
  PAYMENT_RECEIVED: {
    title: "{amount} వచ్చింది",
    body: "QR ద్వారా మీకు {amount} వచ్చింది. మీ బ్యాలెన్స్ {balance}.",
  },
  PAYMENT_HELD: {
    title: "{amount} వచ్చింది, ఆపి ఉంచాము",
    body: "{amount} మీ పరిమితికి మించి వచ్చింది కాబట్టి ఆపి ఉంచాము. డబ్బు భద్రంగా ఉంది. పొందడానికి పత్రాలు పంపండి.",
  },
  HOLD_RELEASED: {
    title: "{amount} విడుదలైంది",
    body: "{amount} ఇక ఆగి లేదు. మీ బ్యాలెన్స్ {balance}.",
  },
  WITHDRAWAL_HELD: {
    title: "{amount} బ్యాంక్ కోసం",
    body: "{account} కోసం {amount} పక్కన పెట్టాము.",
  },
  WITHDRAWAL_SENT: {
    title: "{amount} బ్యాంకుకు పంపాము",
    body: "{amount} మీ {account} కు వెళ్తోంది.",
  },
  WITHDRAWAL_PROCESSED: {
    title: "{amount} బ్యాంకుకు చేరింది",
    body: "{amount} మీ {account} లో ఉంది. UTR {utr}.",
  },
  WITHDRAWAL_RETURNED: {
    title: "{amount} వెళ్లలేదు",
    body: "బ్యాంక్ {amount} ఒప్పుకోలేదు. మొత్తం డబ్బు మళ్లీ మీ బ్యాలెన్స్‌లో ఉంది.",
  },
  WITHDRAWAL_REVERSED: {
    title: "{amount} తిరిగి వచ్చింది",
    body: "బ్యాంక్ {amount} తిప్పి పంపింది. డబ్బు మళ్లీ మీ బ్యాలెన్స్‌లో ఉంది.",
  },
  WITHDRAWAL_CANCELLED: {
    title: "పంపడం ఆపాము",
    body: "మీరు {amount} పంపడం ఆపారు. డబ్బు మళ్లీ మీ బ్యాలెన్స్‌లో ఉంది.",
  },
  WITHDRAWAL_REFUSED: {
    title: "{amount} పంపలేదు",
    body: "{amount} పంపడాన్ని మా బృందం ఆమోదించలేదు. మొత్తం మీ బ్యాలెన్స్‌కు తిరిగి వచ్చింది. ప్రశ్నలుంటే సపోర్ట్‌కు ఫోన్ చేయండి.",
  },
  WITHDRAWAL_LATE: {
    title: "{amount} ఆలస్యం",
    body: "{account} కు {amount} సమయానికి చేరలేదు. డబ్బు భద్రం. బ్యాంకును అడిగి మీకు చెబుతాం.",
  },
  AUTO_WITHDRAWN: {
    title: "{amount} బ్యాంకుకు వెళ్తోంది",
    body: "మీరు అడిగినట్లే ఈ రోజు {amount} దానంతట అదే {account} కు పంపుతున్నాం.",
  },
  AUTO_WITHDRAW_MISSED: {
    title: "ఈ రోజు దానంతట అదే పంపలేదు",
    body: "ఈ రోజు మీ బ్యాలెన్స్‌ను పంపలేకపోయాం. డబ్బు భద్రం. కారణం DrivoPayలో బ్యాంకు తెరిచి చూడండి.",
  },
  REFUND_MADE: {
    title: "{amount} తిరిగిచ్చారు",
    body: "{amount} ప్రయాణికుడికి తిరిగి వెళ్లింది.",
  },
  KYC_APPROVED: {
    title: "పత్రాలు ఆమోదించాము",
    body: "మీ పత్రాలు ఆమోదించాము. పరిమితి పెరిగింది, బ్యాంకుకు డబ్బు పంపవచ్చు.",
  },
  KYC_REJECTED: {
    title: "పత్రాలు ఆమోదించలేదు",
    body: "కొన్ని పత్రాలు ఆమోదించలేదు: {reason}. DrivoPay తెరిచి మళ్లీ పంపండి.",
  },
  BANK_ACCOUNT_VERIFIED: {
    title: "బ్యాంక్ ఖాతా సరిచూశాము",
    body: "{account} సరిచూశాము. ఇక ఇక్కడికి డబ్బు పంపవచ్చు.",
  },
  BANK_ACCOUNT_FAILED: {
    title: "బ్యాంక్ ఖాతా సరిచూడలేకపోయాము",
    body: "{account} సరిచూడలేకపోయాము. నంబర్, పేరు చూసి మళ్లీ చేర్చండి.",
  },
  SECURITY_ALERT: {
    title: "కొత్త సైన్ ఇన్",
    body: "{device} లో మీ ఖాతాలో సైన్ ఇన్ అయ్యారు. మీరు కాదా? వెంటనే PIN మార్చండి.",
  },
  PIN_CHANGED: {
    title: "మీ PIN మారింది",
    body: "మీ PIN ఇప్పుడే మారింది. మార్చింది మీరు కాదా? తెలియని ఫోన్లను సైన్ అవుట్ చేసి, వెంటనే సపోర్ట్‌కు ఫోన్ చేయండి.",
  },
  PLATFORM_SIGN_IN: {
    title: "{platform}లో మళ్లీ సైన్ ఇన్ చేయండి",
    body: "{platform} ఇకపై మీ ట్రిప్‌లను మాకు చూపడం లేదు. DrivoPay తెరిచి {platform}లో మళ్లీ సైన్ ఇన్ చేయండి.",
  },
  STATEMENT_READY: {
    title: "మీ ఫైల్ సిద్ధం",
    body: "మీరు అడిగిన ఫైల్ సంతకంతో, సరిచూసే కోడ్‌తో సిద్ధంగా ఉంది. తీసుకోవడానికి లేదా పంపడానికి ‘లెక్క’లో ‘స్టేట్‌మెంట్లు’ తెరవండి.",
  },
  STATEMENT_FAILED: {
    title: "ఫైల్ తయారు కాలేదు",
    body: "మీ ఫైల్ తయారు కాలేదు. మీ డబ్బు భద్రంగా ఉంది, మా బృందం చూస్తోంది. రేపు మళ్లీ ప్రయత్నించండి.",
  },
  DATA_EXPORT_READY: {
    title: "మీ డేటా సిద్ధం",
    body: "మీరు అడిగిన డేటా కాపీ సిద్ధంగా ఉంది. ప్రొఫైల్‌లో ‘మీ డేటా’ తెరిచి తీసుకోండి. ఇది 7 రోజులు ఉంటుంది.",
  },
};
