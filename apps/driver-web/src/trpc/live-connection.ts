import { ApiError, isRecord } from "./api-error.ts";
import { apiUrl } from "./call.ts";

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** What a subscription tells, in tRPC's words. */
export interface Listener {
  readonly onStarted: () => void;
  readonly onConnectionStateChange: (state: { type: "state"; state: "connecting"; error: null }) => void;
  readonly onData: (data: unknown) => void;
  /** Refused for good: it will not be asked again. */
  readonly onError: (error: ApiError) => void;
}

/**
 * One subscription over server-sent events. A drop resumes after the last event that was seen: by the browser itself,
 * and after an answer that is no stream (a proxy's 502 while the server is replaced) by us, after a pause that grows.
 */
export class LiveConnection {
  readonly #path: string;
  readonly #input: unknown;
  readonly #listener: Listener;
  #source: EventSource | undefined;
  #lastEventId = "";
  #pauseMs = firstPauseMs;
  #silenceMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string, input: unknown, listener: Listener) {
    this.#path = path;
    this.#input = input;
    this.#listener = listener;
    this.#open();
  }

  unsubscribe(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #open(): void {
    const seen = this.#lastEventId ? { lastEventId: this.#lastEventId } : {};
    const input = JSON.stringify({ ...(isRecord(this.#input) ? this.#input : {}), ...seen });
    const source = new EventSource(`${apiUrl}/${this.#path}?input=${encodeURIComponent(input)}`);
    this.#source = source;
    source.addEventListener("connected", (event) => this.#connected(JSON.parse(event.data)));
    source.addEventListener("ping", () => this.#heard());
    source.addEventListener("message", (event) => this.#received(event));
    source.addEventListener("serialized-error", (event) => this.#refused(JSON.parse(event.data)));
    source.addEventListener("return", () => this.unsubscribe());
    source.addEventListener("error", () => {
      this.#connecting();
      if (source.readyState === EventSource.CLOSED) this.#reopenIn(this.#nextPauseMs());
    });
  }

  #connected(options: unknown): void {
    const silenceMs = isRecord(options) ? options.reconnectAfterInactivityMs : undefined;
    this.#silenceMs = typeof silenceMs === "number" ? silenceMs : 0;
    this.#pauseMs = firstPauseMs;
    this.#heard();
    this.#listener.onStarted();
  }

  /** Each event of ours has an id, so that a drop can resume behind it. */
  #received({ data, lastEventId }: MessageEvent<string>): void {
    this.#heard();
    this.#lastEventId = lastEventId;
    this.#listener.onData({ id: lastEventId, data: JSON.parse(data) });
  }

  /** The catalogue says whether the same may work later; then the browser's next try is it. */
  #refused(shape: unknown): void {
    const error = ApiError.fromShape(shape);
    if (error.data?.retryable === true) {
      this.#connecting();
    } else {
      this.unsubscribe();
      this.#listener.onError(error);
    }
  }

  /** A half-open connection says nothing at all, not even the server's pings. */
  #heard(): void {
    clearTimeout(this.#timer);
    if (this.#silenceMs > 0) this.#reopenIn(this.#silenceMs);
  }

  #reopenIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.unsubscribe();
      this.#connecting();
      this.#open();
    }, ms);
  }

  #connecting(): void {
    this.#listener.onConnectionStateChange({ type: "state", state: "connecting", error: null });
  }

  #nextPauseMs(): number {
    const pauseMs = this.#pauseMs;
    this.#pauseMs = Math.min(2 * pauseMs, longestPauseMs);
    return pauseMs * (0.5 + Math.random() / 2);
  }
}
