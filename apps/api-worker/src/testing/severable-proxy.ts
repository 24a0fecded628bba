import { connect, createServer, type Server, type Socket } from "node:net";

/** What is to happen to the n-th request whose first bytes contain `match`. */
export interface Cut {
  readonly match: string;
  readonly nth?: number;
  /** Before the request goes on, or after its work was done but before its answer goes back. */
  readonly when: "before" | "after";
  /** Done at that moment, before the connection is cut. */
  readonly act?: () => Promise<void>;
}

/** A wire that can be cut: it carries bytes to a port of this machine until it is told otherwise. */
export class SeverableProxy {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #target = 0;
  #cut: (Cut & { seen: number }) | null = null;
  #severed = false;
  port = 0;

  constructor() {
    this.#server = createServer((near) => this.#carry(near));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The proxy has no port");
    this.port = address.port;
  }

  leadTo(port: number): void {
    this.#target = port;
  }

  /** Plans one cut; it happens once. */
  plan(cut: Cut): void {
    this.#cut = { ...cut, seen: 0 };
  }

  /** Whether the planned cut is still to come. */
  get waits(): boolean {
    return this.#cut !== null;
  }

  /** How many requests of the planned kind have come, while its cut is still to come. */
  get seen(): number {
    return this.#cut?.seen ?? 0;
  }

  /** Cuts every connection, and each new one until it is mended. */
  sever(): void {
    this.#severed = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#severed = false;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #carry(near: Socket): void {
    if (this.#severed) return void near.destroy();
    const far = connect(this.#target, "127.0.0.1");
    const end = () => {
      for (const socket of [near, far]) {
        socket.destroy();
        this.#open.delete(socket);
      }
    };
    for (const socket of [near, far]) {
      this.#open.add(socket);
      socket.setNoDelay(true).on("error", end).on("close", end);
    }
    let cutAnswer: Cut | null = null;
    const cutNow = (cut: Cut) => {
      const done = cut.act?.() ?? Promise.resolve();
      done.then(end, end);
    };
    near.on("data", (chunk) => {
      const due = this.#due(chunk);
      if (due?.when === "before") return cutNow(due);
      cutAnswer ??= due;
      far.write(chunk);
    });
    far.on("data", (chunk) => {
      if (cutAnswer === null) return void near.write(chunk);
      const cut = cutAnswer;
      far.removeAllListeners("data");
      cutNow(cut);
    });
  }

  #due(chunk: Buffer): Cut | null {
    const cut = this.#cut;
    if (!cut?.match || !chunk.includes(cut.match)) return null;
    cut.seen += 1;
    if (cut.seen < (cut.nth ?? 1)) return null;
    this.#cut = null;
    return cut;
  }
}
