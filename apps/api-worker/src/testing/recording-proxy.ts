import { createServer, type IncomingHttpHeaders, type Server, request as send } from "node:http";

/** A request that went through. */
export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Stands between api-worker and the providers, and keeps what each request said of itself. */
export class RecordingProxy {
  readonly #server: Server;
  #target = 0;
  #port = 0;
  readonly requests: Recorded[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      const { method = "GET", url: path = "/", headers } = request;
      this.requests.push({ method, path, headers });
      const onward = send({ host: "127.0.0.1", port: this.#target, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      request.pipe(onward);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The proxy has no port");
    this.#port = address.port;
  }

  leadTo(url: string): void {
    this.#target = Number(new URL(url).port);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
