import type { Logger } from "@drivopay/runtime/logger";

export interface Loop {
  /** Takes a turn now, or once more right after the one under way. */
  wake(): void;
  /** No further turn begins; resolves when the one under way has ended. */
  close(): Promise<void>;
}

const delayAfterErrorMs = 1_000;

/** Takes turns, one at a time, each of which says how many milliseconds to wait for the next. */
export function startLoop(name: string, logger: Logger, turn: () => Promise<number>): Loop {
  let underWay: Promise<void> | undefined;
  let wanted = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function takeTurns(): Promise<void> {
    clearTimeout(timer);
    let delayMs = delayAfterErrorMs;
    while (wanted && !closed) {
      wanted = false;
      try {
        delayMs = await turn();
      } catch (error) {
        logger.error({ err: error }, `${name} failed, trying again`);
        delayMs = delayAfterErrorMs;
      }
    }
    underWay = undefined;
    if (!closed) timer = setTimeout(wake, delayMs);
  }

  function wake(): void {
    wanted = true;
    if (!closed) underWay ??= takeTurns();
  }

  wake();
  return {
    wake,
    async close() {
      closed = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
