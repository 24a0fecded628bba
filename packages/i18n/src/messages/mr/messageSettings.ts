import type { Translation } from "../../translation.ts";
import type { messageSettings as english } from "../en/messageSettings.ts";

export const messageSettings: Translation<typeof english> = {
  title: "तुम्हाला संदेश",
  intro: "कोणते संदेश यावेत आणि कसे, ते निवडा.",
  MONEY: "पैसे",
  moneyDetail: "पेमेंट, बँकेत पाठवलेले, परतावा",
  SECURITY: "सुरक्षा",
  securityDetail: "तुमच्या खात्यात नवे साइन-इन",
  ACCOUNT: "खाते",
  accountDetail: "कागदपत्रे, बँक खाती आणि जोडलेली अ‍ॅप्स",
  PRODUCT: "नवीन गोष्टी आणि सूचना",
  productDetail: "DrivoPay मध्ये नवीन काय",
  INBOX: "अ‍ॅपमध्ये",
  PUSH: "फोन सूचना",
  SMS: "एसएमएस",
  EMAIL: "ईमेल",
  always: "नेहमी सुरू",
  quietTitle: "शांत वेळ",
  quietBody: "या वेळेत संदेश थांबतात. आलेले पैसे आणि सुरक्षेचा इशारा मात्र लगेच येतो.",
  quietSwitch: "शांत ठेवा",
  quietFrom: "केव्हापासून",
  quietTo: "केव्हापर्यंत",
  quietSame: "दोन वेगळ्या वेळा निवडा.",
  codes: "साइन-इन कोड नेहमी एसएमएसने येतो. ईमेल फक्त पक्क्या केलेल्या पत्त्यावर जातो.",
  saved: "सेव्ह झाले",
};
