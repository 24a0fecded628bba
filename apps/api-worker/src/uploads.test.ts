import { connect } from "node:net";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Driver, registerDriver } from "./testing/people.ts";
import { expectProblem } from "./testing/rest.ts";
import { startStack, type TestStack } from "./testing/stack.ts";

const mebibyte = 1024 * 1024;
let stack: TestStack;
let asha: Driver;
beforeAll(async () => {
  stack = await startStack({ payoutDelayMs: null });
  asha = await registerDriver(stack);
});
afterAll(() => stack.close());

async function json(answer: Response): Promise<unknown> {
  const text = await answer.text();
  expect([answer.status, text]).toEqual([200, text]);
  return JSON.parse(text);
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#369" }, limitInputPixels: false });

function upload(path: string, bytes: Uint8Array, fields: Record<string, string> = {}, name = "paper.jpg") {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set("file", new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
  return fetch(`${stack.publicUrl}/api/v1${path}`, {
    ...{ method: "POST", body: form },
    headers: { authorization: `Bearer ${asha.tokens.accessToken}` },
  });
}

const papers = (bytes: Uint8Array, name?: string) =>
  upload("/users/me/document", bytes, { type: "PAN" }, name);

test("a program under the name of a picture, a page, and nothing at all are no papers", async () => {
  const programs = [
    Buffer.concat([Buffer.from("MZ\u0090\u0000"), Buffer.alloc(500)]),
    Buffer.concat([Buffer.from("\u007fELF\u0002\u0001\u0001"), Buffer.alloc(500)]),
    Buffer.from("<!doctype html><script>alert(1)</script>"),
    Buffer.from("#!/bin/sh\nrm -rf /\n"),
    Buffer.alloc(0),
  ];
  for (const program of programs) await expectProblem(await papers(program), 415, "UNSUPPORTED_FILE");
  const photo = await upload("/users/me/photo", Buffer.from("%PDF-1.7\n%%EOF"), {}, "me.jpg");
  await expectProblem(photo, 415, "UNSUPPORTED_FILE");
});

test("a bomb is refused by its size in pixels, before it is unpacked", async () => {
  const bomb = await picture(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(8 * mebibyte);
  const before = process.memoryUsage().rss;
  const began = performance.now();
  await expectProblem(await papers(bomb), 415, "UNSUPPORTED_FILE");
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * mebibyte);
});

test("a PDF whose streams unpack to gigabytes is kept as it is, since nothing of ours unpacks it", async () => {
  const layer = deflateSync(deflateSync(Buffer.alloc(16 * mebibyte)));
  const stream = (id: number) =>
    Buffer.concat([
      Buffer.from(`${id} 0 obj\n<< /Filter [/FlateDecode /FlateDecode] /Length ${layer.length} >>\nstream\n`),
      layer,
      Buffer.from("\nendstream\nendobj\n"),
    ]);
  const bomb = Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    ...Array.from({ length: 1_000 }, (_, index) => stream(index + 2)),
    Buffer.from("1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"),
  ]);
  expect(bomb.length).toBeLessThan(8 * mebibyte);
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const { document } = z
    .object({ document: z.object({ contentType: z.string(), sizeBytes: z.int() }) })
    .parse(await json(await papers(bomb, "licence.pdf")));
  expect(document).toEqual({ contentType: "application/pdf", sizeBytes: bomb.length });
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * mebibyte);
});

test("a picture that is a page or an archive as well is drawn anew, and is a picture only", async () => {
  const whole = await picture(480, 300)
    .withExif({ IFD0: { Make: "SecretCam" } })
    .jpeg()
    .toBuffer();
  const page = Buffer.from("<script>alert(document.domain)</script>PK\u0003\u0004");
  const { document } = z
    .object({ document: z.object({ contentType: z.string(), sizeBytes: z.int() }) })
    .parse(await json(await papers(Buffer.concat([whole, page]), "paper.html")));
  expect(document.contentType).toBe("image/jpeg");
  expect(document.sizeBytes).toBeLessThan(whole.length + page.length);
  const { photo } = z
    .object({ photo: z.object({ data: z.string() }) })
    .parse(await json(await upload("/users/me/photo", Buffer.concat([whole, page]))));
  const kept = Buffer.from(photo.data, "base64");
  expect(kept.includes("script")).toBe(false);
  expect(kept.includes("SecretCam")).toBe(false);
});

test("200 MB are refused by what is announced, with next to nothing of it read", async () => {
  const { hostname, port } = new URL(stack.publicUrl);
  for (const path of ["/users/me/document", "/users/me/photo"]) {
    const { answer, sent } = await pour(hostname, Number(port), path, 200 * mebibyte);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"PAYLOAD_TOO_LARGE"');
    expect(sent).toBeLessThan(4 * mebibyte);
  }
});

test("a body that does not say how long it is, is cut off when it is too long", async () => {
  const { hostname, port } = new URL(stack.publicUrl);
  const { answer, sent } = await pour(hostname, Number(port), "/users/me/document", null);
  expect(answer === "" || /^HTTP\/1\.1 413 /.test(answer)).toBe(true);
  expect(sent).toBeLessThan(64 * mebibyte);
});

/** Sends zeros in a form until there is an answer or the connection ends; stops at 200 MiB. */
function pour(host: string, port: number, path: string, announced: number | null) {
  const boundary = "----pour";
  const length = announced === null ? "transfer-encoding: chunked" : `content-length: ${String(announced)}`;
  const head = `POST /api/v1${path} HTTP/1.1\r\nhost: ${host}\r\n${length}\r
authorization: Bearer ${asha.tokens.accessToken}\r
content-type: multipart/form-data; boundary=${boundary}\r\n\r\n`;
  const part = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`;
  const framed = (bytes: Buffer) =>
    announced === null
      ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")])
      : bytes;
  return new Promise<{ answer: string; sent: number }>((resolve) => {
    const socket = connect(port, host);
    let answer = "";
    let sent = 0;
    const zeros = framed(Buffer.alloc(64 * 1024));
    const more = () => {
      while (answer === "" && sent < 200 * mebibyte && !socket.destroyed) {
        sent += zeros.length;
        if (!socket.write(zeros)) return;
      }
    };
    socket.on("connect", () => {
      socket.write(head);
      socket.write(framed(Buffer.from(part)));
      setTimeout(more, 50);
    });
    socket.on("drain", more);
    socket.on("data", (data) => {
      answer += data.toString();
      setTimeout(() => socket.destroy(), 50);
    });
    // The server may end the connection while this side still sends.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve({ answer, sent }));
  });
}
