import type { Translation } from "../../translation.ts";
import type { timeline as english } from "../en/timeline.ts";

export const timeline: Translation<typeof english> = {
  HELD: "आपके बैलेंस से अलग रखा",
  IN_REVIEW: "हमारी टीम देख रही है",
  RELEASED: "हमारी टीम ने जाँच लिया। अब आगे जाएगा।",
  SENDING: "बैंक को जा रहा है",
  SENT: "बैंक को मिल गया",
  PROCESSED: "आपके बैंक में पहुँच गया",
  RETURNED: "बैंक ने मना किया। पैसा आपके बैलेंस में वापस है।",
  CANCELLED: "आपने रोका। पैसा आपके बैलेंस में वापस है।",
  REVERSED: "बैंक ने लौटा दिया। पैसा आपके बैलेंस में है।",
};
