import type { Kyc, KycDocument } from "@drivopay/contracts/users";
import { expect, test } from "vitest";
import { numbersStand, paperStates } from "./papers-draft.ts";

const paper = (type: KycDocument["type"], more: Partial<KycDocument> = {}): KycDocument => ({
  ...{ id: `${type}-1`, type, state: "UPLOADED", rejectionReason: null, contentType: "image/jpeg" },
  ...{ sizeBytes: 1, uploadedAt: "2026-11-22T10:00:00.000Z" },
  ...more,
});
const kyc = (status: Kyc["status"], documents: KycDocument[]): Kyc => ({
  ...{ status, tier: "MINIMUM", submittedAt: null, decidedAt: null, rejectionReason: null, panMasked: null },
  ...{ aadhaarLast4: null, licenceNumberMasked: null, vehicleNumber: null, documents },
});
const numbers = {
  pan: "ABCPD1234E",
  aadhaarLast4: "2346",
  licenceNumber: "KA0120190001234",
  vehicleNumber: "KA01AB1234",
};
const doneOf = (states: ReturnType<typeof paperStates>) =>
  states.filter(({ done }) => done).map(({ type }) => type);

test("a paper is done when its picture is there and its number was typed; a face has no number", () => {
  const sent = kyc("NOT_SUBMITTED", [paper("PAN"), paper("LICENCE"), paper("SELFIE")]);
  expect(doneOf(paperStates(sent, { pan: numbers.pan }))).toEqual(["PAN", "SELFIE"]);
  expect(doneOf(paperStates(sent, numbers))).toEqual(["PAN", "LICENCE", "SELFIE"]);
});

test("after a refusal only what was refused is to be done, without its number, until another picture is there", () => {
  const refused = paper("PAN", { state: "REJECTED", rejectionReason: "Too dark" });
  const others = (["AADHAAR", "LICENCE", "VEHICLE_RC", "SELFIE"] as const).map((type) => paper(type));
  const before = paperStates(kyc("REJECTED", [refused, ...others]), {});
  expect(before.filter(({ done }) => !done)).toEqual([
    { type: "PAN", documentId: null, rejection: "Too dark", needsNumber: false, number: null, done: false },
  ]);
  const fresh = paper("PAN", { id: "PAN-2", uploadedAt: "2026-11-22T11:00:00.000Z" });
  const after = paperStates(kyc("REJECTED", [refused, ...others, fresh]), {});
  expect(after.every(({ done }) => done)).toBe(true);
  expect(after[0]).toMatchObject({ documentId: "PAN-2", rejection: null });
});

test("the number that will be sent is seen: as typed, or masked as it was sent before", () => {
  const numbersShown = (states: ReturnType<typeof paperStates>) => states.map(({ number }) => number);
  expect(numbersShown(paperStates(kyc("NOT_SUBMITTED", []), numbers))).toEqual([
    ...["ABCPD1234E", "•••• 2346", "KA0120190001234", "KA01AB1234"],
    null,
  ]);
  const refused = {
    ...kyc("REJECTED", [paper("PAN", { state: "REJECTED" })]),
    ...{ panMasked: "••••••234E", aadhaarLast4: "2346", vehicleNumber: "KA01AB1234" },
  };
  const mended = paperStates(refused, { vehicleNumber: "KA01AB4321" });
  expect(numbersShown(mended)).toEqual(["••••••234E", "•••• 2346", null, "KA01AB4321", null]);
});

test("a refusal that names no paper asks for the numbers again, and keeps the pictures", () => {
  const all = (["PAN", "AADHAAR", "LICENCE", "VEHICLE_RC", "SELFIE"] as const).map((type) => paper(type));
  const refusal = kyc("REJECTED", all);
  expect(numbersStand(refusal)).toBe(false);
  expect(doneOf(paperStates(refusal, {}))).toEqual(["SELFIE"]);
  expect(paperStates(refusal, {}).every(({ documentId }) => documentId !== null)).toBe(true);
});
