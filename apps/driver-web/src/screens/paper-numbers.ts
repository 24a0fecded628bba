import {
  AadhaarLast4,
  isAadhaarNumber,
  LicenceNumber,
  Pan,
  VehicleNumber,
} from "@drivopay/contracts/identifiers";
import type { DocumentType } from "@drivopay/contracts/users";
import { z } from "zod";

/** The whole number is checked on the phone and stays there; only its last four digits go on. */
const Aadhaar = z
  .string()
  .transform((written) => written.replaceAll(/\s/g, ""))
  .refine(isAadhaarNumber)
  .transform((digits) => digits.slice(-4))
  .pipe(AadhaarLast4);

/** How the number of each paper is asked for, and what makes it right. */
export const paperNumbers = {
  PAN: { label: "pan", hint: "panHint", invalid: "panInvalid", schema: Pan, numeric: false, maxLength: 10 },
  AADHAAR: {
    label: "aadhaar",
    hint: "aadhaarHint",
    invalid: "aadhaarInvalid",
    schema: Aadhaar,
    numeric: true,
    maxLength: 14,
  },
  LICENCE: {
    label: "licence",
    hint: "licenceHint",
    invalid: "licenceInvalid",
    schema: LicenceNumber,
    numeric: false,
    maxLength: 20,
  },
  VEHICLE_RC: {
    label: "vehicle",
    hint: "vehicleHint",
    invalid: "vehicleInvalid",
    schema: VehicleNumber,
    numeric: false,
    maxLength: 16,
  },
  SELFIE: null,
} as const satisfies Record<DocumentType, object | null>;

export const paperNames = {
  PAN: "docPan",
  AADHAAR: "docAadhaar",
  LICENCE: "docLicence",
  VEHICLE_RC: "docVehicle",
  SELFIE: "docSelfie",
} as const satisfies Record<DocumentType, string>;
