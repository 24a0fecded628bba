import type { Translation } from "../../translation.ts";
import type { account as english } from "../en/account.ts";

export const account: Translation<typeof english> = {
  available: "మీ బ్యాలెన్స్",
  held: "ఆపి ఉంచిన డబ్బు",
  gateway_clearing: "UPI గేట్‌వే",
  payout_clearing: "బ్యాంక్ బదిలీలు",
  platform_receivable: "ప్లాట్‌ఫామ్",
  fee_income: "DrivoPay ఫీజు",
  gst_payable: "GST",
  gateway_fees: "గేట్‌వే ఫీజు",
  suspense: "తనిఖీలో",
};
