import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFolderBucket, type SignedAddress } from "./folder.ts";

let folder: string;
let now = new Date("2026-11-22T10:00:00Z");
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bucket-"));
});
afterAll(() => rm(folder, { recursive: true }));

const bucket = () =>
  createFolderBucket({
    folder,
    address: "https://api.drivopay.test/documents",
    signingKey: Buffer.alloc(32, 7),
    clock: { now: () => now },
  });

function addressIn(url: string): SignedAddress {
  const query = new URL(url).searchParams;
  const field = (name: string) => query.get(name) ?? "";
  const downloadAs = query.get("downloadAs") ?? undefined;
  return { key: field("key"), expires: field("expires"), signature: field("signature"), downloadAs };
}

test("a signed address shows the document until it expires", async () => {
  const documents = bucket();
  await documents.put("kyc/a.png", Buffer.from("picture"), "image/png");
  const address = addressIn(await documents.signedUrl("kyc/a.png", 60));
  const { body, ...rest } = await documents.readSigned(address);
  expect(rest).toEqual({ sizeBytes: 7, contentType: "image/png" });
  expect(await buffer(body)).toEqual(Buffer.from("picture"));
  now = new Date(now.getTime() + 60_000);
  await expect(documents.readSigned(address)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an address for one document does not show another, nor for longer", async () => {
  const documents = bucket();
  await documents.put("kyc/b.png", Buffer.from("b"), "image/png");
  await documents.put("kyc/c.png", Buffer.from("c"), "image/png");
  const address = addressIn(await documents.signedUrl("kyc/b.png", 60));
  for (const forged of [{ key: "kyc/c.png" }, { expires: "9999999999" }, { signature: "" }]) {
    await expect(documents.readSigned({ ...address, ...forged })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
});

test("a name to save it under, moved into another part of the address, does not make it last", async () => {
  const documents = bucket();
  await documents.put("e/data.zip", Buffer.from("all"), "application/zip");
  const address = addressIn(await documents.signedUrl("e/data.zip", 60, "data.zip"));
  expect((await documents.readSigned(address)).sizeBytes).toBe(3);
  const moved = { ...address, expires: `${address.expires}\ndata.zip`, downloadAs: undefined };
  await expect(documents.readSigned(moved)).rejects.toMatchObject({ code: "NOT_FOUND" });
  now = new Date(now.getTime() + 60_000);
  for (const late of [address, moved]) {
    await expect(documents.readSigned(late)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("what is written in pieces stands there whole or not at all", async () => {
  const documents = bucket();
  async function* pieces(fail: boolean) {
    yield Buffer.from("one,");
    if (fail) throw new Error("The reader is gone");
    yield Buffer.from("two");
  }
  await expect(documents.putStream("s/a.csv", pieces(true), "text/csv")).rejects.toThrow("gone");
  const address = addressIn(await documents.signedUrl("s/a.csv", 60, "a.csv"));
  await expect(documents.readSigned(address)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await documents.putStream("s/a.csv", pieces(false), "text/csv");
  expect(await buffer((await documents.readSigned(address)).body)).toEqual(Buffer.from("one,two"));
  const renamed = { ...address, downloadAs: "b.exe" };
  await expect(documents.readSigned(renamed)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test.each(["../secret", "a/../../b", "/etc/passwd", "a//b", ""])(
  "no key leads out of the folder: %s",
  async (key) => {
    await expect(bucket().put(key, Buffer.from("x"), "text/plain")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  },
);

test("a removed document is gone from its address, and may be removed again", async () => {
  const documents = bucket();
  await documents.put("kyc/d.png", Buffer.from("d"), "image/png");
  const address = addressIn(await documents.signedUrl("kyc/d.png", 60));
  await documents.remove("kyc/d.png");
  await documents.remove("kyc/d.png");
  await expect(documents.readSigned(address)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
