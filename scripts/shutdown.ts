/** How a command learns that it shall end. */
export interface Shutdown {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP, or when the process that started this one is gone. */
  readonly signal: AbortSignal;
  /** Resolves when that happens. */
  readonly requested: Promise<void>;
}

/** Listens for the wish to end; `onImpatience` is called when it comes again. */
export function listenForShutdown(onImpatience: () => void = () => {}): Shutdown {
  const controller = new AbortController();
  const request = () => {
    if (controller.signal.aborted) onImpatience();
    else controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, request);
  // The bootstrap script holds the other end: a killed one cannot pass on a signal, but the channel closes.
  process.once("disconnect", () => controller.abort());
  // The channel alone must not keep a finished command alive.
  process.channel?.unref();
  const requested = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  return { signal: controller.signal, requested };
}
