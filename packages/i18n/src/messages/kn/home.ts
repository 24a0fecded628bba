import type { Translation } from "../../translation.ts";
import type { home as english } from "../en/home.ts";

export const home: Translation<typeof english> = {
  balance: "Your balance",
  pending: "On hold",
  pendingWhy: "Why is it on hold?",
  today: "Today",
  thisMonth: "This month",
  payments: "{count, plural, =0 {no payments} one {# payment} other {# payments}}",
  collect: "Collect",
  collectHint: "Show a QR, get paid",
  sendToBank: "Send to bank",
  recent: "Latest",
  emptyTitle: "No money yet",
  emptyBody: "Tap Collect, type the fare and show the QR to your passenger.",
  inbox: "{unread, plural, =0 {Messages} one {Messages, # new} other {Messages, # new}}",
  kycTitle: "Send your papers",
  kycBody: "Approved drivers can receive more and send to bank.",
  kycAction: "Send papers",
  kycReviewTitle: "Your papers are being checked",
  kycReviewBody: "We tell you here the moment it is done.",
  kycRejectedTitle: "Some papers were not accepted",
  kycRejectedBody: "See what to mend and send again.",
  bankTitle: "Add your bank account",
  bankBody: "So your money can go home.",
};
