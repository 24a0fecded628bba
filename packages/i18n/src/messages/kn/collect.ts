import type { Translation } from "../../translation.ts";
import type { collect as english } from "../en/collect.ts";

export const collect: Translation<typeof english> = {
  title: "Collect",
  enterFare: "Type the fare",
  showQr: "Show QR",
  scan: "Scan and pay with any UPI app",
  payTo: "Pay {name}",
  waiting: "Waiting for payment",
  expiresIn: "Valid for {time}",
  expiredTitle: "This QR is too old",
  expiredBody: "If the passenger has already paid, the money still comes to you.",
  newQr: "Make a new QR",
  paid: "Paid",
  addedToBalance: "Added to your balance",
  putOnHold: "On hold: this is above your limit. It is safe.",
  newBalance: "Balance now",
  next: "Next fare",
  home: "Home",
  tooSmall: "The least is {amount}",
  tooLarge: "The most at once is {amount}",
  reconnecting: "Connection lost. Trying again…",
  soundOn: "Sound is on",
  soundOff: "Sound is off",
  qrLabel: "UPI QR code for {amount}",
};
