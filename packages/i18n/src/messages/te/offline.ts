import type { Translation } from "../../translation.ts";
import type { offline as english } from "../en/offline.ts";

export const offline: Translation<typeof english> = {
  balance: "{when} నాటికి బ్యాలెన్స్",
  none: "ఈ ఫోన్‌లో మీ బ్యాలెన్స్ ఇంకా చూడలేదు.",
  safe: "ఈలోగా చెల్లించిన ఛార్జీ కూడా మీదే. ఇంటర్నెట్ రాగానే అది కనిపిస్తుంది, వినిపిస్తుంది.",
};
