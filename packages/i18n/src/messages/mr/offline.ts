import type { Translation } from "../../translation.ts";
import type { offline as english } from "../en/offline.ts";

export const offline: Translation<typeof english> = {
  balance: "{when} ची शिल्लक",
  none: "या फोनवर तुमची शिल्लक अजून पाहिलेली नाही.",
  safe: "या दरम्यान दिलेले भाडेही तुमचेच आहे. इंटरनेट आले की ते दिसेल आणि ऐकू येईल.",
};
