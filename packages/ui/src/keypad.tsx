import { Delete } from "lucide-react";

export type KeypadKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "." | "delete";

const keys: readonly KeypadKey[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "delete"];

export interface KeypadProps {
  readonly onKey: (key: KeypadKey) => void;
  readonly labels: { readonly keypad: string; readonly delete: string; readonly point: string };
  /** Without it the place of the decimal point stays empty. */
  readonly point?: boolean;
}

/** Number keys for the thumb: 56 px and more, in the lower half of the screen. Keyboards type into the field itself. */
export function Keypad({ onKey, labels, point = true }: KeypadProps) {
  const name = (key: KeypadKey) => (key === "delete" ? labels.delete : key === "." ? labels.point : key);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a box of its own; this is a row of keys
    <div
      role="group"
      aria-label={labels.keypad}
      className="grid grid-cols-3 gap-px overflow-hidden rounded-card bg-ruled"
    >
      {keys.map((key) =>
        key === "." && !point ? (
          <span key={key} className="bg-paper" />
        ) : (
          <button
            key={key}
            type="button"
            aria-label={name(key)}
            onClick={() => onKey(key)}
            className="figures grid min-h-14 place-items-center bg-paper font-semibold text-title active:bg-accent active:text-accent-ink"
          >
            {key === "delete" ? <Delete aria-hidden="true" className="size-6" /> : key}
          </button>
        ),
      )}
    </div>
  );
}
