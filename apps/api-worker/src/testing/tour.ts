import { expect } from "vitest";
import { operationAt } from "./documented.ts";
import { type RestCall, rest } from "./rest.ts";
import type { World } from "./world.ts";

export type TourCall = Omit<RestCall, "method" | "raw">;

/** Calls one operation after the other, and remembers which of them have answered as they should. */
export class Tour {
  readonly #world: Pick<World, "publicUrl">;
  /** By method and path, as in the document. */
  readonly answered = new Set<string>();

  constructor(world: Pick<World, "publicUrl">) {
    this.#world = world;
  }

  /** Calls an operation by its method and path, and expects it to succeed as it is documented. */
  async call(operation: string, call: TourCall): Promise<unknown> {
    const [method = "", path = ""] = operation.split(" ");
    return this.succeeded(method, path, await rest(this.#world, path, { method, ...call }));
  }

  async upload(path: string, form: FormData, token: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}` };
    const url = `${this.#world.publicUrl}/api/v1${path}`;
    return this.succeeded("POST", path, await fetch(url, { method: "POST", body: form, headers }));
  }

  /** Takes an answer that was had in some other way. */
  async succeeded(method: string, path: string, answer: Response): Promise<unknown> {
    const text = await answer.text();
    expect({ method, path, status: answer.status, text }).toSatisfy(() => answer.status < 400);
    expect(answer.headers.get("x-request-id")).toMatch(/^[\w.-]{8,}$/);
    this.answered.add(`${method} ${operationAt(method, path)?.path ?? path}`);
    return text === "" ? null : JSON.parse(text);
  }
}
