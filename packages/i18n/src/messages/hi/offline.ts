import type { Translation } from "../../translation.ts";
import type { offline as english } from "../en/offline.ts";

export const offline: Translation<typeof english> = {
  balance: "{when} का बैलेंस",
  none: "इस फ़ोन पर आपका बैलेंस अभी तक नहीं देखा गया है।",
  safe: "इस बीच दिया गया किराया भी आपका ही है। इंटरनेट आते ही वह दिखेगा और सुनाई देगा।",
};
