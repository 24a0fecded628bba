import { Platform } from "@drivopay/contracts/platforms";
import { DocumentType, minPaperEdgePixels } from "@drivopay/contracts/users";

/** An operation whose body is a form with one file: the generator knows only JSON. */
export interface UploadOperation {
  readonly procedurePath: string;
  readonly path: string;
  readonly operation: Readonly<Record<string, unknown>>;
}

function uploadOperation(about: {
  readonly procedurePath: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly tag: string;
  readonly file: readonly string[];
  /** What stands in the form beside the file. */
  readonly field?: { readonly name: string; readonly options: readonly string[] };
  readonly answer: { readonly name: string; readonly schema: string };
}): UploadOperation {
  const { procedurePath, path, summary, description, field, answer } = about;
  const file = { type: "string", contentMediaType: "application/octet-stream" };
  const schema = {
    type: "object",
    required: [...(field ? [field.name] : []), "file"],
    properties: { ...(field ? { [field.name]: { type: "string", enum: field.options } } : {}), file },
  };
  const answered = {
    type: "object",
    required: [answer.name],
    properties: { [answer.name]: { $ref: `#/components/schemas/${answer.schema}` } },
    additionalProperties: false,
  };
  const form = { schema, encoding: { file: { contentType: about.file.join(", ") } } };
  const operation = {
    ...{ operationId: procedurePath.replaceAll(".", "-"), summary, description, tags: [about.tag] },
    security: [{ bearer: [] }],
    requestBody: { required: true, content: { "multipart/form-data": form } },
    responses: {
      "200": { description: "Successful response", content: { "application/json": { schema: answered } } },
    },
  };
  return { procedurePath, path, operation };
}

const pictures = ["image/jpeg", "image/png", "image/webp"];
const whatIsRead =
  "What it is, is told by its bytes and not by its name. Pictures are drawn anew, without what a camera writes into them.";

export const uploads: readonly UploadOperation[] = [
  uploadOperation({
    ...{ procedurePath: "users.uploadDocument", path: "/users/me/document", tag: "users" },
    summary: "Send one paper for the identity check: JPEG, PNG, WebP or PDF of at most 8 MiB",
    description: `${whatIsRead} The shorter side of a picture has at least ${minPaperEdgePixels} pixels. Give its id to \`POST /users/me/kyc\`.`,
    file: [...pictures, "application/pdf"],
    field: { name: "type", options: DocumentType.options },
    answer: { name: "document", schema: "KycDocument" },
  }),
  uploadOperation({
    ...{ procedurePath: "users.setPhoto", path: "/users/me/photo", tag: "users" },
    summary: "Send the driver's picture: JPEG, PNG or WebP of at most 8 MiB",
    description: whatIsRead,
    file: pictures,
    answer: { name: "photo", schema: "ProfilePhoto" },
  }),
  uploadOperation({
    ...{ procedurePath: "platforms.importStatement", path: "/platforms/statements", tag: "platforms" },
    summary: "Send a platform's statement as CSV, of at most 8 MiB; its money is held until it was checked",
    description:
      "Its columns need a trip's number, date and fare, under whatever names the platform gives them. Trips that are known already are not counted again; rows that cannot be read are told by their lines.",
    file: ["text/csv"],
    field: { name: "platform", options: Platform.options },
    answer: { name: "statement", schema: "StatementImport" },
  }),
];
