import type { DocumentType, Kyc, KycDocument } from "@drivopay/contracts/users";
import { z } from "zod";

/** In the order a driver is asked for them. */
export const paperTypes = [
  "PAN",
  "AADHAAR",
  "LICENCE",
  "VEHICLE_RC",
  "SELFIE",
] as const satisfies readonly DocumentType[];

/** Numbers typed so far. Of Aadhaar there are never more than four digits, here as anywhere. */
export const PapersDraft = z.object({
  pan: z.string().optional(),
  aadhaarLast4: z.string().optional(),
  licenceNumber: z.string().optional(),
  vehicleNumber: z.string().optional(),
});
export type PapersDraft = z.infer<typeof PapersDraft>;

/** The number that is printed on each paper. */
export const numberOn = {
  PAN: "pan",
  AADHAAR: "aadhaarLast4",
  LICENCE: "licenceNumber",
  VEHICLE_RC: "vehicleNumber",
  SELFIE: null,
} as const satisfies Record<DocumentType, keyof PapersDraft | null>;

export interface PaperState {
  readonly type: DocumentType;
  /** The picture that will be sent; null while there is none, or it was refused. */
  readonly documentId: string | null;
  /** Why the one sent last was refused, until another is there. */
  readonly rejection: string | null;
  readonly needsNumber: boolean;
  /** The number that will be sent, as the driver may see it; null while there is none. */
  readonly number: string | null;
  readonly done: boolean;
}

/** After a refusal that names papers the numbers stand; after one that names none they are asked for again. */
export function numbersStand({ status, documents }: Kyc): boolean {
  return status === "REJECTED" && documents.some(({ state }) => state === "REJECTED");
}

/** How far each paper is: what the server has of it, and what was typed here. */
export function paperStates(kyc: Kyc, draft: PapersDraft): PaperState[] {
  const stand = numbersStand(kyc);
  return paperTypes.map((type) => {
    const ofType = kyc.documents.filter((document) => document.type === type);
    const usable = newest(ofType.filter(({ state }) => state !== "REJECTED"));
    const refused = newest(ofType.filter(({ state }) => state === "REJECTED"));
    const number = numberOn[type];
    const shown = typedNumber(type, draft) ?? (stand ? keptNumber(type, kyc) : null);
    const needsNumber = number !== null && !stand && !draft[number];
    return {
      type,
      documentId: usable?.id ?? null,
      rejection: usable ? null : (refused?.rejectionReason ?? null),
      needsNumber,
      number: shown,
      done: usable !== null && !needsNumber,
    };
  });
}

/** A number typed on this phone, in full so that a slip is seen; of Aadhaar there are four digits. */
function typedNumber(type: DocumentType, draft: PapersDraft): string | null {
  const field = numberOn[type];
  const typed = field && draft[field];
  if (!typed) return null;
  return field === "aadhaarLast4" ? masked(typed) : typed;
}

/** The number sent before, of which the server tells no more than this. */
function keptNumber(type: DocumentType, kyc: Kyc): string | null {
  const { panMasked, aadhaarLast4, licenceNumberMasked, vehicleNumber } = kyc;
  const kept = {
    PAN: panMasked,
    AADHAAR: aadhaarLast4 && masked(aadhaarLast4),
    LICENCE: licenceNumberMasked,
    VEHICLE_RC: vehicleNumber,
    SELFIE: null,
  };
  return kept[type];
}

const masked = (last4: string): string => `•••• ${last4}`;

function newest(documents: readonly KycDocument[]): KycDocument | null {
  return documents.toSorted((a, b) => b.uploadedAt.localeCompare(a.uploadedAt))[0] ?? null;
}
