import type { Translation } from "../../translation.ts";
import type { deposit as english } from "../en/deposit.ts";

export const deposit: Translation<typeof english> = {
  title: "पैसे जोड़ें",
  enter: "अपने कितने पैसे?",
  room: "अभी {amount} तक",
  next: "आगे बढ़ें",
  open: "अपने UPI ऐप से भुगतान करें",
  scan: "या दूसरे फ़ोन से स्कैन करें",
  notEarned: "यह आपकी कमाई में नहीं गिना जाता।",
};
