import type { Translation } from "../../translation.ts";
import type { offline as english } from "../en/offline.ts";

export const offline: Translation<typeof english> = {
  balance: "{when} நிலவரப்படி இருப்பு",
  none: "இந்தத் தொலைபேசியில் உங்கள் இருப்பு இன்னும் பார்க்கப்படவில்லை.",
  safe: "இதற்கிடையில் செலுத்தப்படும் கட்டணமும் உங்களுடையதே. இணையம் வந்ததும் அதைப் பார்க்கலாம், கேட்கலாம்.",
};
