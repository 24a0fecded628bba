import type { Translation } from "../../translation.ts";
import type { links as english } from "../en/links.ts";

export const links: Translation<typeof english> = {
  send: "இணைப்பு அனுப்பு",
  title: "பணம் செலுத்தும் இணைப்பு",
  listTitle: "உங்கள் இணைப்புகள்",
  share: "இணைப்பைப் பகிர்",
  copy: "நகலெடு",
  copied: "நகலெடுக்கப்பட்டது",
  shareText: "{name}க்கு {amount} செலுத்துங்கள்",
  howItWorks: "இந்த இணைப்பு உள்ள எவரும் உங்களுக்குப் பணம் செலுத்தலாம். பணம் உங்கள் இருப்பில் சேரும், உங்களுக்குக் கேட்கும்.",
  validUntil: "{time} வரை செலுத்தலாம்",
  cancel: "இணைப்பைத் திரும்பப் பெறு",
  cancelBody: "பிறகு யாரும் அதில் செலுத்த முடியாது. ஏற்கெனவே வந்த பணம் உங்களுடையதே.",
  emptyTitle: "இன்னும் இணைப்புகள் இல்லை",
  emptyBody: "கட்டணத்தை எழுதி, பிறகு செலுத்த விரும்புவோருக்கு இணைப்பை அனுப்புங்கள்.",
  status: {
    ACTIVE: "இன்னும் செலுத்தப்படவில்லை",
    PAID: "செலுத்தப்பட்டது",
    EXPIRED: "காலாவதியானது",
    CANCELLED: "திரும்பப் பெறப்பட்டது",
  },
  myQr: "என் QR",
  myQrBody: "எந்தத் தொகைக்கும். இது மாறாது: அச்சிட்டு உங்கள் வண்டியில் ஒட்டுங்கள்.",
  myQrLabel: "உங்கள் UPI QR குறியீடு",
  download: "சேமி",
  print: "அச்சிடு",
};
