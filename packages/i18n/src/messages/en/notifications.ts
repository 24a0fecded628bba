export const notifications = {
  OTP: {
    title: "Your code",
    body: "{code} is your DrivoPay code. Valid for {minutes} minutes. Never tell it to anyone.",
  },
  PAYMENT_RECEIVED: {
    title: "{amount} received",
    body: "{amount} was paid to you by QR. Your balance is {balance}.",
  },
  PAYMENT_HELD: {
    title: "{amount} received, on hold",
    body: "{amount} came in above your limit and is on hold. It is safe. Send your papers to free it.",
  },
  HOLD_RELEASED: {
    title: "{amount} is free",
    body: "{amount} is no longer on hold. Your balance is {balance}.",
  },
  WITHDRAWAL_HELD: {
    title: "{amount} to your bank: asked",
    body: "{amount} is kept aside for {account}.",
  },
  WITHDRAWAL_SENT: {
    title: "{amount} sent to your bank",
    body: "{amount} is on its way to {account}.",
  },
  WITHDRAWAL_PROCESSED: {
    title: "{amount} reached your bank",
    body: "{amount} is in {account}. UTR {utr}.",
  },
  WITHDRAWAL_RETURNED: {
    title: "{amount} could not be sent",
    body: "The bank refused {amount}. All of it is back in your balance.",
  },
  WITHDRAWAL_REVERSED: {
    title: "{amount} came back",
    body: "The bank sent back {amount}. It is in your balance again.",
  },
  WITHDRAWAL_CANCELLED: {
    title: "Transfer stopped",
    body: "You stopped the transfer of {amount}. It is back in your balance.",
  },
  WITHDRAWAL_REFUSED: {
    title: "{amount} was not sent",
    body: "Our team did not approve sending {amount}. All of it is back in your balance. Questions? Call support.",
  },
  WITHDRAWAL_LATE: {
    title: "{amount} is later than we said",
    body: "{amount} to {account} has not arrived in time. Your money is safe. We are asking the bank and tell you what happens.",
  },
  AUTO_WITHDRAWN: {
    title: "{amount} goes to your bank",
    body: "As you asked, {amount} is sent to {account} by itself today.",
  },
  AUTO_WITHDRAW_MISSED: {
    title: "Not sent by itself today",
    body: "Your balance could not be sent by itself today. It is safe. Open Bank in DrivoPay to see why.",
  },
  REFUND_MADE: {
    title: "{amount} refunded",
    body: "{amount} went back to the passenger.",
  },
  KYC_APPROVED: {
    title: "Papers approved",
    body: "Your papers are approved. Your limits are higher and you can send money to your bank.",
  },
  KYC_REJECTED: {
    title: "Papers not accepted",
    body: "Some papers were not accepted: {reason}. Open DrivoPay and send them again.",
  },
  BANK_ACCOUNT_VERIFIED: {
    title: "Bank account verified",
    body: "{account} is verified. You can send money there.",
  },
  BANK_ACCOUNT_FAILED: {
    title: "Bank account not verified",
    body: "{account} could not be verified. Check the number and name and add it again.",
  },
  SECURITY_ALERT: {
    title: "New sign-in",
    body: "Someone signed in to your account on {device}. Not you? Change your PIN now.",
  },
  // Told as a SECURITY_ALERT, which has words of its own for it.
  PIN_CHANGED: {
    title: "Your PIN was changed",
    body: "Your PIN was changed just now. Not you? Sign out the phones you do not know and call support at once.",
  },
  PLATFORM_SIGN_IN: {
    title: "Sign in to {platform} again",
    body: "{platform} no longer lets us read your trips. Open DrivoPay and sign in to {platform} again.",
  },
  STATEMENT_READY: {
    title: "Your file is ready",
    body: "The file you asked for is ready, signed, with a code to check it. Open History, Statements, to take or share it.",
  },
  STATEMENT_FAILED: {
    title: "Your file could not be made",
    body: "We could not make your file. Your money is not touched, and our team is looking. Try again tomorrow.",
  },
  DATA_EXPORT_READY: {
    title: "Your data is ready",
    body: "The copy of your data that you asked for is ready. Open Profile, Your data, to take it. It stays for 7 days.",
  },
} as const;
