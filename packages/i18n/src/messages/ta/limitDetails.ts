import type { Translation } from "../../translation.ts";
import type { limitDetails as english } from "../en/limitDetails.ts";

export const limitDetails: Translation<typeof english> = {
  WITHDRAWAL_PER_TRANSACTION: "ஒரு முறை அதிகபட்சம் {amount}.",
  WITHDRAWAL_PER_DAY: "இன்றைக்கு {amount} மீதம். நள்ளிரவுக்குப் பின் மீண்டும் முழுவதும்.",
  WITHDRAWAL_PER_MONTH: "இந்த மாதத்திற்கு {amount} மீதம். 1ஆம் தேதி மீண்டும் முழுவதும்.",
  BALANCE_MAX: "வங்கிக்கு அனுப்பும் வரை {amount} மேலும் பெறலாம்.",
  CREDIT_PER_MONTH: "இந்த மாதம் {amount} மேலும் பெறலாம். 1ஆம் தேதி மீண்டும் முழுவதும்.",
  CREDIT_PER_YEAR: "இந்த ஆண்டு {amount} மேலும் பெறலாம். ஏப்ரல் 1 அன்று மீண்டும் முழுவதும்.",
  UPI_PER_TRANSFER: "UPI மூலம் ஒரு முறை அதிகபட்சம் {amount}.",
  COOLING_OFF: "இப்போது {amount} வரை அனுப்பலாம்.",
  IMPS_PER_TRANSFER: "IMPS மூலம் ஒரு முறை அதிகபட்சம் {amount}.",
};
