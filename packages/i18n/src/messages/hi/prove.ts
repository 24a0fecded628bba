import type { Translation } from "../../translation.ts";
import type { prove as english } from "../en/prove.ts";

export const prove: Translation<typeof english> = {
  title: "यह खाता साबित करें",
  lead: "इस खाते से ₹1 दें, खाता साबित हो जाएगा।",
  how: "अपना UPI ऐप खोलें और इसी खाते से दें। बैंक हमें नंबर और नाम बताता है।",
  back: "यह ₹1 आपके DrivoPay बैलेंस में आ जाएगा।",
  start: "₹1 दें",
  fromThisAccount: "इसी खाते से दें",
  verified: "खाता आपका है",
  inBalance: "₹1 आपके बैलेंस में है।",
  otherAccount: "₹1 दूसरे खाते से आया: {account}",
  otherName: "बैंक में दूसरा नाम है: {name}",
  failed: "बैंक ने नहीं बताया कि किसने दिया",
  again: "फिर कोशिश करें",
  done: "हो गया",
};
