import type { Translation } from "../../translation.ts";
import type { kind as english } from "../en/kind.ts";

export const kind: Translation<typeof english> = {
  PAYMENT_CAPTURED: "கட்டணம் வந்தது",
  PAYMENT_HELD: "கட்டணம் வந்தது, நிறுத்தி வைத்தது",
  HOLD_RELEASED: "நிறுத்தியது விடுவித்தது",
  EARNING_CREDITED: "தள வருமானம்",
  EARNING_HELD: "தளத்தின் வருமானம், நிறுத்தி வைக்கப்பட்டது",
  EARNING_AMENDED: "தளம் ஒரு பயணத்தை மாற்றியது",
  WITHDRAWAL_HELD: "வங்கிக்காக ஒதுக்கியது",
  WITHDRAWAL_PROCESSED: "வங்கிக்கு வந்து சேர்ந்தது",
  WITHDRAWAL_RETURNED: "போகவில்லை, திரும்பியது",
  WITHDRAWAL_REVERSED: "வங்கி திருப்பியது",
  REFUND: "பயணிக்குத் திருப்பியது",
  GATEWAY_SETTLEMENT: "கேட்வே கணக்கு",
  ADJUSTMENT: "திருத்தம்",
};
