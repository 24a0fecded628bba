import type { Translation } from "../../translation.ts";
import type { insights as english } from "../en/insights.ts";

export const insights: Translation<typeof english> = {
  title: "வரவும் செலவும்",
  by: "எப்படிக் காட்ட",
  day: "நாள்",
  week: "வாரம்",
  month: "மாதம்",
  in: "வந்தது",
  out: "போனது",
  bySource: "எங்கிருந்து வந்தது, எங்கே போனது",
  chart: "வந்த பணம், காலவாரியாக",
  emptyTitle: "இந்தக் காலத்தில் பணம் நகரவில்லை",
  emptyBody: "கட்டணம் வசூலியுங்கள், உடனே இங்கே தெரியும்.",
};
