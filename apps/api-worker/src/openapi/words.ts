import { errorCatalogue, errorCodes } from "@drivopay/contracts/errors";

/** The first page of the document: what holds for every operation. */
export const description = `Everything the DrivoPay apps can do, over plain HTTP.

Amounts are whole paise (\`12550\` is ₹125.50). Dates are ISO 8601 in UTC; "today" and "this month" are India's.

## Sign in

\`POST /auth/login\` sends a code by text message, \`POST /auth/verify-login-otp\` answers an access token, which lives an
hour, and a refresh token. Send the access token as \`Authorization: Bearer …\`. When a call answers \`TOKEN_EXPIRED\`,
\`POST /auth/refresh\` gives the next pair; a refresh token works once.

## Ask twice, pay once

Operations that move money take an \`Idempotency-Key\` header. Make a key for each wish of a person and send it with every
try: the same key and body get the same answer for seven days, however often they are sent; another body is refused with
\`IDEMPOTENCY_CONFLICT\`. A call that got no answer may have worked: repeat it with its key, never with a new one.

A \`DELETE\` has no body; where it needs the PIN, that comes in the header \`X-Pin\`.

## Lists

A list answers \`pagination\` beside its rows. Ask by \`page\` and \`limit\`, or send \`nextCursor\` as \`cursor\`, with the same
filters, to go on from there; rows that come meanwhile then shift nothing.

## Limits

A hundred requests a minute for each driver, and for each address before sign-in; codes, PINs and withdrawals have
tighter ones. \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds) tell how the minute stands; a 429
says in \`Retry-After\` as well how many seconds to wait. A body may have 256 KiB, an upload 10 MiB.

## Errors

\`application/problem+json\` (RFC 9457). \`code\` is for programs and keeps its meaning; \`detail\` is for people, in the
language of \`Accept-Language\`. Quote \`requestId\`, which is also the header \`X-Request-Id\` and may be set by you, when you
ask us. Another driver's things are \`NOT_FOUND\`.

| code | status | try again | means |
| --- | --- | --- | --- |
${errorCodes
  .map((code) => ({ code, ...errorCatalogue[code] }))
  .map(
    ({ code, status, retryable, title }) =>
      `| \`${code}\` | ${status} | ${retryable ? "yes" : "no"} | ${title} |`,
  )
  .join("\n")}
`;

/** The sections of the document, in the order of a driver's life. */
export const tags = [
  { name: "auth", description: "Phone and code, tokens, PIN, and the devices that are signed in" },
  {
    name: "users",
    description: "The profile, the identity check, consents, and what the law gives every driver",
  },
  { name: "wallet", description: "Balance and holds, limits, bank accounts, withdrawals" },
  { name: "payments", description: "QRs, links, the page behind a link, history and refunds" },
  { name: "transactions", description: "The one history: every movement, statements, receipts and traces" },
  { name: "platforms", description: "What Uber, Ola and Rapido owe" },
  { name: "notifications", description: "The inbox, and what a driver wants to be told" },
  { name: "webhooks", description: "Where providers report to; each proves itself by its signature" },
  { name: "operations", description: "Health, and the keys that access tokens are verified with" },
] as const;

const afterwards =
  "How it goes is told by the operation that reads it, and by the subscriptions of `packages/client`.";

/** What a stranger has to know of an operation that its name and fields do not say. */
export const descriptions: Readonly<Record<string, string>> = {
  "auth.register":
    "The answer is the same whether the phone is registered or not. The code lives five minutes; another may be asked for after 30 seconds, five an hour.",
  "auth.login":
    "The answer is the same whether the phone is registered or not. The code lives five minutes; another may be asked for after 30 seconds, five an hour.",
  "auth.verifyOtp": "Five wrong codes end the code. Registers the driver, and signs this device in.",
  "auth.verifyLoginOtp":
    "Five wrong codes end the code. `deviceName` is what the driver sees in the list of devices.",
  "auth.refresh":
    "A refresh token works once. Sending one a second time ends the session on every device that shares it, unless the first answer was lost less than 90 seconds ago.",
  "auth.setPin":
    "The first PIN needs no `currentPin`; a change does. Six digits, none that is easy to guess.",
  "auth.devices.registerPushToken":
    "May be repeated at every start. A token belongs to the phone that sent it last.",
  "users.submitKyc":
    "Upload the five papers first, with `POST /users/me/document`, and give their ids. Staff decide; `GET /users/me/kyc` tells how each paper fared.",
  "users.resubmitKyc":
    "Only for papers that were refused. A number that is given replaces the one sent before; those left out stay as they were.",
  "users.exportData": `A ZIP of everything kept about the driver is prepared by a workflow. ${afterwards}`,
  "users.close":
    "Refused while there is money, a debt, or a withdrawal under way. The books are kept for as long as the law asks; everything else is forgotten.",
  "wallet.get": "`balance` can be sent now; `pendingBalance` is held, and `holds` say why and until when.",
  "wallet.limits": "Each limit with its name, what is left of it, and when it resets.",
  "wallet.quoteWithdrawal":
    "Moves nothing. `total` leaves the balance; `arrivesBy` is kept or we tell the driver first.",
  "wallet.withdraw": `Holds the money and queues its payout; nothing has reached the bank yet. ${afterwards} Status \`IN_REVIEW\` waits for our staff.`,
  "wallet.cancelWithdrawal": "Possible until the payout is on its way to the bank; then `STATE_CONFLICT`.",
  "wallet.bankAccounts.add": `A rupee is sent to prove the account and the name behind it. In its first day an account takes small sums only. ${afterwards}`,
  "wallet.bankAccounts.addUpi": `The name behind the address proves it. In its first day it takes small sums only. ${afterwards}`,
  "wallet.autoWithdraw.turnOn":
    "Sent to the primary bank account, within the limits, and never while that account is too new.",
  "payments.qr.generate":
    "`upiUri` is what the QR says, `qrCode` is the QR as SVG. Show both: a phone pays the link by itself.",
  "payments.qr.permanent": "Stays the same for the driver's life: it may be printed.",
  "payments.refund":
    "Within the day of the payment, at most what was captured, in parts if wished. Without `amount` all that is left is given back.",
  "transactions.list": "`cursor` keeps its filters: send it with the same ones.",
  "transactions.export": `Written by a workflow. ${afterwards} \`url\` is there once it is READY, and lives a short while.`,
  "platforms.connect":
    "Open `authorizeUrl` in a browser. The platform sends the driver back to `GET /platforms/callback/{platform}`.",
  "platforms.sync":
    "Read by a workflow; `isSyncing` in the answer, and in `GET /platforms/connected`, tells how it goes.",
};
