/** What a key does, and the words that explain it. `keys` is one key, like `j`, or two in a row, like `g k`. */
export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly group: "go" | "list" | "page" | "everywhere";
  readonly run: () => void;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Whether the person is typing into a field. */
  readonly typing: boolean;
}

/** How long the first key of two waits for the second. */
export const chordTimeoutMs = 1_000;

export interface ChordState {
  readonly pending: string | null;
  readonly since: number;
}

export const idle: ChordState = { pending: null, since: 0 };

/**
 * What a key press means after what was pressed before: a shortcut to run, a wait for the second key, or nothing.
 * Keys in a field are text, except Escape; keys with a modifier belong to the browser.
 */
export function readChord(
  state: ChordState,
  press: KeyPress,
  shortcuts: readonly Shortcut[],
  nowMs: number,
): { readonly state: ChordState; readonly run: Shortcut | null } {
  if (press.ctrlKey || press.metaKey || press.altKey) return { state: idle, run: null };
  if (press.typing && press.key !== "Escape") return { state: idle, run: null };
  const waiting = state.pending !== null && nowMs - state.since <= chordTimeoutMs ? state.pending : null;
  const written = waiting === null ? press.key : `${waiting} ${press.key}`;
  // The newest comes first: a dialog's keys hide those of the page below it.
  const run = shortcuts.findLast((shortcut) => shortcut.keys === written) ?? null;
  if (run) return { state: idle, run };
  const begins = shortcuts.some((shortcut) => shortcut.keys.startsWith(`${press.key} `));
  return { state: begins ? { pending: press.key, since: nowMs } : idle, run: null };
}
