import { expect, test } from "vitest";
import { z } from "zod";
import { restOperations } from "./rest.ts";
import { document, operationAt } from "./testing/documented.ts";

/**
 * What other teams have coded against: path, who may call it, what it takes (`?` where it may be left out), what it
 * answers (`[]` for lists, `?` for one of two). A row may only ever be added to.
 */
const rows = `
POST /auth/register                    | anyone | phone, name, email?                       | message, otpSent
POST /auth/verify-otp                  | anyone | phone, otp                                | accessToken, refreshToken, user
POST /auth/login                       | anyone | phone                                     | message, otpSent
POST /auth/verify-login-otp            | anyone | phone, otp                                | accessToken, refreshToken, user
POST /auth/refresh                     | anyone | refreshToken                              | accessToken, refreshToken
POST /auth/logout                      | driver |                                           | message
POST /auth/forgot-password             | anyone | phone                                     | message, otpSent
POST /auth/reset-password              | anyone | phone, otp, pin                           | message
POST /auth/pin                         | driver | pin, currentPin?                          | message
GET /auth/me                           | driver |                                           | user
GET /auth/devices                      | driver |                                           | devices[]
DELETE /auth/devices/{id}              | driver | X-Pin                                     |
POST /auth/devices/push-token          | driver | token, platform                           | device
GET /users/me                          | driver |                                           | user
PATCH /users/me                        | driver | name?, email?, language?, vehicle?        | user
POST /users/me/kyc                     | driver | pan, aadhaarLast4, licenceNumber, vehicleNumber, documentIds[] | kyc
GET /users/me/kyc                      | driver |                                           | kyc
POST /users/me/document                | driver | type, file                                | document
POST /users/me/export                  | driver |                                           |
DELETE /users/me                       | driver |                                           |
GET /wallet                            | driver |                                           | balance, pendingBalance, currency, holds[]
GET /wallet/transactions               | driver | page?, limit?                             | transactions[], pagination
POST /wallet/withdraw/quote            | driver | amount, mode?                             | amount, fee, tax, total, arrivesBy
POST /wallet/withdraw                  | driver | amount, bankAccountId, mode?, pin, Idempotency-Key | transactionId, withdrawalId, status
GET /wallet/withdrawals/{id}           | driver |                                           | withdrawal
POST /wallet/withdrawals/{id}/cancel   | driver |                                           | withdrawal
GET /wallet/stats                      | driver |                                           | today, thisMonth, total
GET /wallet/limits                     | driver |                                           | limits[]
POST /wallet/bank-accounts             | driver | accountNumber, ifscCode, accountHolderName, pin | bankAccount
GET /wallet/bank-accounts              | driver |                                           | bankAccounts[]
DELETE /wallet/bank-accounts/{id}      | driver |                                           | bankAccount
POST /wallet/bank-accounts/{id}/primary | driver |                                          | bankAccount
POST /payments/qr/generate             | driver | amount, description?                      | qrId, qrCode, upiUri, expiresAt
GET /payments/qr/{id}                  | driver |                                           | qr, status
GET /payments/qr/static                | driver |                                           | qrId, qrCode, upiUri
POST /payments/links                   | driver | amount, description?, customer?           | link
GET /payments/links/{id}               | driver |                                           | link
POST /payments/webhook                 | signed |                                           | received
POST /payments/webhook/{gateway}       | signed |                                           | received
GET /payments/history                  | driver | page?, limit?, status?                    | payments[], pagination
GET /payments/{id}                     | driver |                                           | payment
POST /payments/refund                  | driver | paymentId, amount?, reason, Idempotency-Key | refund
GET /transactions                      | driver | cursor?, page?, limit?                    | transactions[], pagination
GET /transactions/{id}                 | driver |                                           | transaction
POST /transactions/export              | driver | format, from, to                          | export
GET /transactions/export/{id}          | driver |                                           | export
GET /transactions/summary              | driver | from, to, by?                             | summary
POST /platforms/connect                | driver | platform                                  | authorizeUrl?, connection?
GET /platforms/callback/{platform}     | anyone |                                           |
GET /platforms/connected               | driver |                                           | connections[]
POST /platforms/sync                   | driver | platform?                                 |
DELETE /platforms/{id}                 | driver |                                           |
GET /platforms/earnings                | driver | from, to, platform?, page?, limit?        | earnings[], totals, pagination
GET /notifications                     | driver |                                           | notifications[], unread, pagination
PATCH /notifications/{id}/read         | driver |                                           | notification
GET /notifications/preferences         | driver |                                           | preferences
POST /notifications/preferences        | driver |                                           | preferences
POST /webhooks/twilio                  | signed |                                           |
POST /webhooks/sendgrid                | signed |                                           |
GET /health                            | anyone |                                           | status, checks
GET /health/ready                      | anyone |                                           | status, checks
GET /health/live                       | anyone |                                           | status, checks
`
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([call = "", who = "", takes = "", answers = ""]) => ({
    ...{ call, who, takes: words(takes), answers: words(answers) },
  }));

function words(cell: string): string[] {
  return cell === "" ? [] : cell.split(/,\s*/);
}

const Fields = z.looseObject({
  properties: z.record(z.string(), z.looseObject({})).default({}),
  required: z.array(z.string()).default([]),
});
const components = z
  .object({ components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }) })
  .parse(document).components.schemas;

function fieldsOf(schema: Record<string, unknown> | undefined): z.infer<typeof Fields> {
  const named = typeof schema?.$ref === "string" ? components[schema.$ref.split("/").at(-1) ?? ""] : schema;
  return Fields.parse(named ?? {});
}

const operationOf = (call: string) => {
  const [method = "", path = ""] = call.split(" ");
  const operation = operationAt(method, path);
  if (operation?.path !== path) throw new Error(`${call} is not in the document`);
  return operation;
};
const isList = (schema: Record<string, unknown> | undefined) => schema?.type === "array";

test.each(rows)(
  "$call is called by a $who, takes and answers what was agreed",
  ({ call, who, takes, answers }) => {
    const { security, parameters, requestBody, responses } = operationOf(call);
    const ways = security.flatMap((way) => Object.keys(way));
    if (who === "anyone") expect(ways).toEqual([]);
    if (who === "driver") expect(ways).toEqual(["bearer"]);
    if (who === "signed")
      expect(ways.every((way) => way.endsWith("Signature")) && ways.length > 0).toBe(true);

    const body = fieldsOf(Object.values(requestBody?.content ?? {})[0]?.schema);
    for (const word of takes) {
      const name = word.replace(/\?|\[\]/g, "");
      const parameter = parameters.find((one) => one.name === name);
      expect([name, parameter !== undefined || name in body.properties]).toEqual([name, true]);
      const required = parameter?.required ?? body.required.includes(name);
      expect([name, required]).toEqual([name, !word.endsWith("?")]);
      if (word.endsWith("[]")) expect(isList(body.properties[name])).toBe(true);
    }

    const success = responses["200"] ?? responses["204"] ?? responses["303"];
    const answer = fieldsOf(success?.content["application/json"]?.schema);
    for (const word of answers) {
      const name = word.replace(/\?|\[\]/g, "");
      const found = [name in answer.properties, answer.required.includes(name)];
      expect([name, ...found]).toEqual([name, true, !word.endsWith("?")]);
      if (word.endsWith("[]")) expect([name, isList(answer.properties[name])]).toEqual([name, true]);
    }
  },
);

test("every list that comes in pages tells of them in the same way", () => {
  const paged = restOperations().filter(({ method, path }) => {
    const { parameters } = operationOf(`${method} ${path}`);
    return parameters.some(({ name }) => name === "page");
  });
  expect(paged.length).toBeGreaterThan(5);
  for (const { method, path } of paged) {
    const { parameters, responses } = operationOf(`${method} ${path}`);
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(["page", "limit", "cursor"]));
    const { pagination } = fieldsOf(responses["200"]?.content["application/json"]?.schema).properties;
    const told = fieldsOf(pagination).required.sort();
    expect([path, told]).toEqual([path, ["hasMore", "limit", "nextCursor", "page", "total"]]);
  }
});
