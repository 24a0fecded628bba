import type { Translation } from "../../translation.ts";
import type { deposit as english } from "../en/deposit.ts";

export const deposit: Translation<typeof english> = {
  title: "డబ్బు జోడించండి",
  enter: "మీ సొంత డబ్బు ఎంత?",
  room: "ఇప్పుడు {amount} వరకు",
  next: "కొనసాగించండి",
  open: "మీ UPI యాప్‌తో చెల్లించండి",
  scan: "లేదా మరో ఫోన్‌తో స్కాన్ చేయండి",
  notEarned: "ఇది మీ సంపాదనగా లెక్కించబడదు.",
};
