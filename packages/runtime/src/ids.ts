import { randomFillSync } from "node:crypto";
import { v5, v7 } from "uuid";

const bytesAnId = 16;
const random = new Uint8Array(256 * bytesAnId);
let used = random.length;
let lastMs = 0;
let sequence = 0;
let sequenceOfDated = 0;

/**
 * A fresh id whose order is the order of creation (UUID version 7), so index pages fill from one side; within a
 * millisecond too, by its sequence. Random bytes are taken from the system many ids at a time: asking it for each
 * costs more than the rest.
 */
export function newId(): string {
  const bytes = freshBytes();
  const nowMs = Date.now();
  if (nowMs > lastMs) {
    lastMs = nowMs;
    // 31 of its 32 bits, so that a millisecond has room above wherever it begins.
    sequence = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4) >>> 1;
  } else {
    sequence++;
  }
  return v7({ random: bytes, msecs: lastMs, seq: sequence });
}

/**
 * A fresh id as if it had been made at `at`, for what is dated back: lists go by ids. Those of one time stand in the
 * order in which this process made them.
 */
export function newIdAt(at: Date): string {
  return v7({ random: freshBytes(), msecs: at.getTime(), seq: sequenceOfDated++ });
}

function freshBytes(): Uint8Array {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = random.subarray(used, used + bytesAnId);
  used += bytesAnId;
  return bytes;
}

const namespace = "6f1c1d3e-6a53-4d0e-9a3b-0d5b7f0c9e11";

/** The one id that belongs to these parts: the same parts always give the same id (UUID version 5). */
export function derivedId(...parts: string[]): string {
  return v5(parts.join("\u0000"), namespace);
}

/** The smallest id of version 7 that could be made at `at`: where a range of ids "since then" begins. */
export function firstIdAt(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
