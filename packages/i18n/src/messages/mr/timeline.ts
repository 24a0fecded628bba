import type { Translation } from "../../translation.ts";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  HELD: "तुमच्या बॅलन्समधून बाजूला ठेवले",
  IN_REVIEW: "आमची टीम तपासत आहे",
  RELEASED: "आमच्या टीमने तपासले. आता पुढे जाईल.",
  SENDING: "बँकेकडे जात आहे",
  SENT: "बँकेला मिळाले",
  PROCESSED: "तुमच्या बँकेत पोहोचले",
  RETURNED: "बँकेने नाकारले. पैसे तुमच्या बॅलन्समध्ये परत आले.",
  CANCELLED: "तुम्ही थांबवले. पैसे तुमच्या बॅलन्समध्ये परत आले.",
  REVERSED: "बँकेने परत पाठवले. पैसे तुमच्या बॅलन्समध्ये आहेत.",
};
