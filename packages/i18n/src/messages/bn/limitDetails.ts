import type { Translation } from "../../translation.ts";
import type { limitDetails as english } from "../en/limitDetails.ts";

export const limitDetails: Translation<typeof english> = {
  WITHDRAWAL_PER_TRANSACTION: "একবারে সর্বোচ্চ {amount}।",
  WITHDRAWAL_PER_DAY: "আজকের জন্য {amount} বাকি। মাঝরাতের পর আবার পুরোটা।",
  WITHDRAWAL_PER_MONTH: "এই মাসের জন্য {amount} বাকি। ১ তারিখে আবার পুরোটা।",
  BALANCE_MAX: "ব্যাংকে পাঠানো পর্যন্ত আরও {amount} নিতে পারেন।",
  CREDIT_PER_MONTH: "এই মাসে আরও {amount} নিতে পারেন। ১ তারিখে আবার পুরোটা।",
  CREDIT_PER_YEAR: "এই বছরে আরও {amount} নিতে পারেন। ১ এপ্রিল আবার পুরোটা।",
  UPI_PER_TRANSFER: "UPI-তে একবারে সর্বোচ্চ {amount}।",
  COOLING_OFF: "এখন {amount} পর্যন্ত পাঠানো যায়।",
  IMPS_PER_TRANSFER: "IMPS-এ একবারে সর্বোচ্চ {amount}।",
};
