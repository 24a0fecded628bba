import type { Translation } from "../../translation.ts";
import type { messageSettings as english } from "../en/messageSettings.ts";

export const messageSettings: Translation<typeof english> = {
  title: "మీకు సందేశాలు",
  intro: "ఏ సందేశాలు, ఎలా రావాలో ఎంచుకోండి.",
  MONEY: "డబ్బు",
  moneyDetail: "చెల్లింపులు, బ్యాంకుకు పంపినవి, రీఫండ్‌లు",
  SECURITY: "భద్రత",
  securityDetail: "మీ ఖాతాలో కొత్త సైన్-ఇన్",
  ACCOUNT: "ఖాతా",
  accountDetail: "పత్రాలు, బ్యాంక్ ఖాతాలు, కలిపిన యాప్‌లు",
  PRODUCT: "కొత్త విషయాలు, సూచనలు",
  productDetail: "DrivoPay లో కొత్తవి",
  INBOX: "యాప్‌లో",
  PUSH: "ఫోన్ అలర్ట్",
  SMS: "ఎస్ఎంఎస్",
  EMAIL: "ఈమెయిల్",
  always: "ఎప్పుడూ ఆన్",
  quietTitle: "నిశ్శబ్ద సమయం",
  quietBody: "ఈ సమయంలో సందేశాలు ఆగుతాయి. వచ్చిన డబ్బు, భద్రతా హెచ్చరికలు మాత్రం వెంటనే వస్తాయి.",
  quietSwitch: "నిశ్శబ్దంగా ఉంచు",
  quietFrom: "ఎప్పటి నుంచి",
  quietTo: "ఎప్పటి వరకు",
  quietSame: "రెండు వేరు సమయాలు ఎంచుకోండి.",
  codes: "సైన్-ఇన్ కోడ్ ఎప్పుడూ ఎస్ఎంఎస్‌లో వస్తుంది. నిర్ధారించిన చిరునామాకే ఈమెయిల్ వెళ్తుంది.",
  saved: "సేవ్ అయింది",
};
