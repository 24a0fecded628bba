import { sample } from "openapi-sampler";
import { z } from "zod";

/** What a field shows whose contract names no example: the same field means the same in every operation. */
const fieldExamples: Readonly<Record<string, string | number>> = {
  ...{ phone: "+919000000001", deviceName: "Redmi 12", accessToken: "eyJhbGciOiJFZERTQSJ9.e30.c2ln" },
  ...{ refreshToken: "0198c0de.kq3v9ZtT", message: "Done.", name: "Asha Devi", email: "asha@example.in" },
  ...{ vehicle: "KA 01 AB 1234", vehicleNumber: "KA01AB1234", licenceNumber: "KA0120190001234" },
  ...{ licenceNumberMasked: "•••••••••••1234", panMasked: "••••••234E", aadhaarLast4: "2346" },
  ...{ rejectionReason: "The photo is not sharp", contentType: "image/jpeg", sizeBytes: 184_320 },
  ...{
    version: 7,
    payments: 9,
    count: 9,
    unread: 2,
    page: 1,
    limit: 20,
    total: 42,
    nextCursor: "eyJhIjo3fQ",
  },
  ...{ description: "Airport to MG Road", source: "QR", tier: "FULL", reason: "The fare was typed wrong" },
  ...{ bankName: "HDFC Bank", branch: "MG Road", accountNumberMasked: "••••5678", ifscCode: "HDFC0000053" },
  ...{ accountHolderName: "Asha Devi", registeredName: "ASHA DEVI", utr: "526399000015" },
  ...{ failureReason: "The bank could not be reached", qrCode: "<svg xmlns='http://www.w3.org/2000/svg'/>" },
  ...{ upiUri: "upi://pay?pa=drivopay@okaxis&pn=Asha&am=125.50&cu=INR", payerVpaMasked: "pa•••@okaxis" },
  ...{ bankReference: "532611004578", gatewayPaymentId: "pay_R8kWcYz1fHqD3e", account: "available" },
  ...{ accountName: "Asha D.", tripId: "a3f5b6c7-5c1e", trips: 11, days: 6, fileName: "rapido-october.csv" },
  ...{ rows: 61, imported: 58, known: 2, refused: 1, line: 17 },
  ...{ title: "₹125.50 received", url: "https://api.drivopay.example/files/statement.pdf" },
  ...{ body: "₹125.50 received", property1: "value", property2: "value" },
};

const Media = z.record(
  z.string(),
  z.looseObject({
    schema: z.looseObject({}),
    example: z.unknown().optional(),
    examples: z.unknown().optional(),
  }),
);
const Bodied = z.looseObject({ content: Media });
const Operation = z.looseObject({
  requestBody: Bodied.optional(),
  responses: z.record(z.string(), z.looseObject({ content: Media.optional() })),
});
const Paths = z.record(z.string(), z.record(z.string(), z.unknown()));
const methods = ["get", "post", "put", "patch", "delete"];

/**
 * Gives every JSON body of the document, asked for or answered, an example made from its own schema; a field shows
 * the example its contract names.
 */
export function withExamples(document: Record<string, unknown>): Record<string, unknown> {
  const exampleOf = (schema: object) => told(sample(schema, { quiet: true, enablePatterns: true }, document));
  const shown = <Body extends { content?: z.infer<typeof Media> | undefined }>(body: Body): Body => ({
    ...body,
    ...(body.content && {
      content: mapValues(body.content, (media, type) =>
        type.endsWith("json") && media.example === undefined && media.examples === undefined
          ? { ...media, example: exampleOf(media.schema) }
          : media,
      ),
    }),
  });
  const withBodies = (operation: z.infer<typeof Operation>) => ({
    ...operation,
    ...(operation.requestBody && { requestBody: shown(operation.requestBody) }),
    responses: mapValues(operation.responses, shown),
  });
  const paths = mapValues(Paths.parse(document.paths), (item) =>
    mapValues(item, (part, name) => (methods.includes(name) ? withBodies(Operation.parse(part)) : part)),
  );
  return { ...document, paths };
}

/** A sample with examples in place of the words and numbers that only fill a place. */
function told(value: unknown, field = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => told(item, field));
  const fields = z.record(z.string(), z.unknown()).safeParse(value);
  if (fields.success) return mapValues(fields.data, told);
  return isFiller(value) ? (fieldExamples[field] ?? value) : value;
}

/** Whether a sampled value says nothing: the sampler's word for any text, or the end of a range. */
export function isFiller(value: unknown): boolean {
  return value === "string" || (typeof value === "number" && Math.abs(value) >= Number.MAX_SAFE_INTEGER);
}

function mapValues<Value, Changed>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Changed,
): Record<string, Changed> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
