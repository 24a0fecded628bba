export const receipt = {
  title: "Receipt",
  number: "Receipt number",
  paidBy: "Paid by",
  sentTo: "Sent to",
  driver: "Driver",
  vehicle: "Vehicle",
  bankReference: "Bank reference",
  note: "Note",
  share: "Share receipt",
  saved: "The picture is saved in your downloads",
} as const;
