import { account } from "./account.ts";
import { answers } from "./answers.ts";
import { auth } from "./auth.ts";
import { bank } from "./bank.ts";
import { capture } from "./capture.ts";
import { collect } from "./collect.ts";
import { deposit } from "./deposit.ts";
import { earnings } from "./earnings.ts";
import { errorDetails } from "./errorDetails.ts";
import { errors } from "./errors.ts";
import { history } from "./history.ts";
import { holds } from "./holds.ts";
import { home } from "./home.ts";
import { inbox } from "./inbox.ts";
import { insights } from "./insights.ts";
import { kind } from "./kind.ts";
import { kyc } from "./kyc.ts";
import { letter } from "./letter.ts";
import { limitDetails } from "./limitDetails.ts";
import { limits } from "./limits.ts";
import { links } from "./links.ts";
import { messageSettings } from "./messageSettings.ts";
import { notifications } from "./notifications.ts";
import { offline } from "./offline.ts";
import { papers } from "./papers.ts";
import { passport } from "./passport.ts";
import { pay } from "./pay.ts";
import { personal } from "./personal.ts";
import { profile } from "./profile.ts";
import { prove } from "./prove.ts";
import { receipt } from "./receipt.ts";
import { refund } from "./refund.ts";
import { refusals } from "./refusals.ts";
import { sending } from "./sending.ts";
import { shell } from "./shell.ts";
import { source } from "./source.ts";
import { speech } from "./speech.ts";
import { status } from "./status.ts";
import { timeline } from "./timeline.ts";
import { trace } from "./trace.ts";
import { verify } from "./verify.ts";
import { withdraw } from "./withdraw.ts";

/** Every message of the product in English: the catalogue the other languages must match key for key. */
export const en = {
  account,
  answers,
  auth,
  bank,
  capture,
  collect,
  shell,
  deposit,
  earnings,
  errorDetails,
  errors,
  history,
  holds,
  home,
  inbox,
  insights,
  kind,
  kyc,
  letter,
  limitDetails,
  limits,
  links,
  messageSettings,
  notifications,
  offline,
  papers,
  passport,
  pay,
  personal,
  profile,
  prove,
  receipt,
  refund,
  refusals,
  sending,
  source,
  speech,
  status,
  timeline,
  trace,
  verify,
  withdraw,
} as const;
