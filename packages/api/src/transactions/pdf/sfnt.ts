import { inflateSync } from "node:zlib";

/**
 * The font inside a WOFF file, as OpenType software wants it: WOFF is the same tables, each deflated.
 * Source: W3C WOFF File Format 1.0, §3 to §5
 * @throws RangeError when it is no WOFF file
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new RangeError("Not a WOFF file");
  const tables = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(tables));
  const head = Buffer.alloc(12 + tables * 16);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(tables, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((tables - power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (let table = 0; table < tables; table += 1) {
    const entry = 44 + table * 20;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at));
    if (start === undefined || packed === undefined || length === undefined) continue;
    const bytes = woff.subarray(start, start + packed);
    const data = packed < length ? inflateSync(bytes) : bytes;
    const at = 12 + table * 16;
    woff.copy(head, at, entry, entry + 4);
    head.writeUInt32BE(woff.readUInt32BE(entry + 16), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(length, at + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}
