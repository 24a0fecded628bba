import type { Translation } from "../../translation.ts";
import type { prove as english } from "../en/prove.ts";

export const prove: Translation<typeof english> = {
  title: "இந்தக் கணக்கை நிரூபி",
  lead: "இந்தக் கணக்கிலிருந்து ₹1 செலுத்துங்கள், கணக்கு உறுதியாகும்.",
  how: "உங்கள் UPI செயலியைத் திறந்து இதே கணக்கிலிருந்து செலுத்துங்கள். எண்ணையும் பெயரையும் வங்கி சொல்லும்.",
  back: "இந்த ₹1 உங்கள் DrivoPay இருப்பில் சேரும்.",
  start: "₹1 செலுத்து",
  fromThisAccount: "இந்தக் கணக்கிலிருந்து செலுத்துங்கள்",
  verified: "கணக்கு உங்களுடையது",
  inBalance: "₹1 உங்கள் இருப்பில் உள்ளது.",
  otherAccount: "₹1 வேறு கணக்கிலிருந்து வந்தது: {account}",
  otherName: "வங்கியில் வேறு பெயர் உள்ளது: {name}",
  failed: "யார் செலுத்தினார் என்று வங்கி சொல்லவில்லை",
  again: "மீண்டும் முயற்சி செய்",
  done: "முடிந்தது",
};
