import { v5, v7 } from "uuid";

/** A fresh id whose order is the order of creation (UUID version 7), so index pages fill from one side. */
export function newId(): string {
  return v7();
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
