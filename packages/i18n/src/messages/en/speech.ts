export const speech = {
  rupees: "{rupees} rupees received",
  paise: "{paise} paise received",
  rupeesAndPaise: "{rupees} rupees {paise} paise received",
  test: "Sound is on",
} as const;
