import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { maxDocumentBytes } from "@drivopay/contracts/users";
import { tables } from "@drivopay/db";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServices, type TestServices } from "../test-services.ts";
import { createCallerFactory } from "../trpc.ts";
import { usersRouter } from "./router.ts";
import { type TestDriver, testDriver } from "./test-services.ts";

const callerOf = createCallerFactory(usersRouter);
let t: TestServices;
let driver: TestDriver;
beforeAll(async () => {
  t = await createTestServices();
  driver = await testDriver(t);
});
afterAll(() => t.close());

function upload(bytes: Uint8Array, fields: Record<string, string> = { type: "PAN" }, name = "paper.jpg") {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
  return callerOf(t.call(driver.credentials)).uploadDocument(form);
}

const picture = (width = 640, height = 400) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });
const pdf = (inside = "") =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${inside} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );

async function stored(documentId: string) {
  const [row] = await t.services.db.orm
    .select()
    .from(tables.documents)
    .where(eq(tables.documents.id, documentId));
  const url = new URL(await t.documents.signedUrl(row?.objectKey ?? "", 60));
  const part = (name: string) => url.searchParams.get(name) ?? "";
  const { body, contentType } = await t.documents.readSigned({
    key: part("key"),
    expires: part("expires"),
    signature: part("signature"),
  });
  return { body: await buffer(body), contentType };
}

test("a picture is kept without what stood beside it: place, device, anything appended", async () => {
  const exif = { IFD0: { Make: "SecretCam", Copyright: "Asha" } };
  const sent = await picture().withExif(exif).jpeg().toBuffer();
  expect(sent.includes("SecretCam")).toBe(true);
  const { document } = await upload(Buffer.concat([sent, Buffer.from("PK\u0003\u0004 hidden archive")]));
  expect(document).toMatchObject({ type: "PAN", state: "UPLOADED", contentType: "image/jpeg" });
  const { body, contentType } = await stored(document.id);
  expect(contentType).toBe("image/jpeg");
  expect(body.includes("SecretCam")).toBe(false);
  expect(body.includes("hidden archive")).toBe(false);
  expect(document.sizeBytes).toBe(body.length);
});

test("PNG and WebP are taken, and a huge photo is kept smaller", async () => {
  await upload(await picture().png().toBuffer());
  const { document } = await upload(await picture(6_000, 4_000).webp({ effort: 0 }).toBuffer());
  const { body } = await stored(document.id);
  expect(await sharp(body).metadata()).toMatchObject({ width: 3_000, height: 2_000, format: "jpeg" });
});

test("a plain PDF is kept as it is; one that acts by itself is refused", async () => {
  const { document } = await upload(pdf(), { type: "LICENCE" }, "licence.pdf");
  expect(document.contentType).toBe("application/pdf");
  expect((await stored(document.id)).body.equals(pdf())).toBe(true);
  for (const active of [
    "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
    "/Names << /EmbeddedFiles 2 0 R >>",
  ]) {
    await expect(upload(pdf(active))).rejects.toThrow("UNSUPPORTED_FILE");
  }
});

test("what a file is called does not make it a picture", async () => {
  const programs = [
    Buffer.concat([Buffer.from("\u007fELF\u0002\u0001\u0001"), Buffer.alloc(200)]),
    Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]),
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    Buffer.from("<!doctype html><script>alert(1)</script>"),
    Buffer.concat([Buffer.from("PK\u0003\u0004"), gzipSync(Buffer.alloc(4 * 1024 * 1024))]),
    gzipSync(Buffer.alloc(4 * 1024 * 1024)),
    Buffer.alloc(0),
  ];
  for (const program of programs) {
    await expect(upload(program)).rejects.toThrow("UNSUPPORTED_FILE");
    await expect(upload(program, { type: "PAN" }, "paper.png")).rejects.toThrow("UNSUPPORTED_FILE");
  }
});

test("a picture whose shorter side has fewer than 300 pixels could not be read, and is refused by its field", async () => {
  const png = (width: number, height: number) => picture(width, height).png().toBuffer();
  for (const [width, height] of [
    [1, 1],
    [299, 4_000],
    // Enough as it is sent, and a strip of 150 pixels as it would be kept.
    [6_000, 300],
  ] as const) {
    await expect(upload(await png(width, height))).rejects.toMatchObject({
      cause: { code: "PICTURE_TOO_SMALL", params: { minimumPixels: 300 }, fieldErrors: [{ path: "file" }] },
    });
  }
  expect((await upload(await png(300, 300))).document.state).toBe("UPLOADED");
});

test("a broken picture, and one that unpacks to more than memory should hold, are refused", async () => {
  const whole = await picture().jpeg().toBuffer();
  await expect(upload(whole.subarray(0, whole.length / 2))).rejects.toThrow("UNSUPPORTED_FILE");
  const bomb = await sharp({
    create: { width: 9_000, height: 9_000, channels: 3, background: "#000" },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(maxDocumentBytes);
  await expect(upload(bomb)).rejects.toThrow("UNSUPPORTED_FILE");
});

test("more than 8 MiB is refused", async () => {
  const sent = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.alloc(maxDocumentBytes)]);
  await expect(upload(sent)).rejects.toThrow("PAYLOAD_TOO_LARGE");
});

test("a form with other fields, or another kind of paper, is refused", async () => {
  const sent = await picture().jpeg().toBuffer();
  await expect(upload(sent, { type: "PASSPORT" })).rejects.toThrow("VALIDATION_FAILED");
  await expect(upload(sent, { type: "PAN", userId: "somebody" })).rejects.toThrow("VALIDATION_FAILED");
  const empty = new FormData();
  empty.set("type", "PAN");
  await expect(callerOf(t.call(driver.credentials)).uploadDocument(empty)).rejects.toThrow(
    "VALIDATION_FAILED",
  );
});
