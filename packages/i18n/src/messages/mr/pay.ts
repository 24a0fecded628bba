import type { Translation } from "../../translation.ts";
import type { pay as english } from "../en/pay.ts";

export const pay: Translation<typeof english> = {
  title: "{name} यांना पैसे द्या",
  open: "UPI ॲपने पैसे द्या",
  scan: "किंवा दुसऱ्या फोनवरील कोणत्याही UPI ॲपने स्कॅन करा",
  scanHere: "तुमच्या फोनवरील कोणत्याही UPI ॲपने स्कॅन करा",
  qrLabel: "{amount} साठी UPI QR कोड",
  waiting: "तुमच्या पैशांची वाट पाहत आहे",
  paid: "पैसे मिळाले",
  paidBody: "{name} यांना पैसे मिळाले. आता हे पान बंद करू शकता.",
  expired: "ही लिंक जुनी झाली आहे",
  expiredBody: "{name} यांच्याकडे नवी लिंक मागा. तुम्ही आधीच पैसे दिले असतील तर ते पोहोचले आहेत.",
  cancelled: "ही लिंक मागे घेतली आहे",
  cancelledBody: "इथे काहीही द्यायचे नाही. शंका असेल तर {name} यांना विचारा.",
  unknown: "अशी कोणतीही लिंक नाही",
  unknownBody: "पत्ता तपासा, किंवा लिंक पुन्हा मागा.",
  otherPage: "चालत नाही? बँकेच्या पानावर पैसे द्या",
  checkName: "PIN टाकण्याआधी ॲपमध्ये नाव आणि रक्कम तपासा.",
  language: "भाषा",
  newQr: "QR पुन्हा दाखवा",
};
