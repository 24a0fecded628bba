import { formatPaise, formatSignedPaise } from "@drivopay/i18n/money";
import { classNames } from "./class-names.ts";

export interface MoneyProps {
  /** Paise; ₹1 is 100. */
  readonly amount: number;
  readonly size?: "inline" | "row" | "sum" | "balance";
  /** Shows + or −, and colours what came in. */
  readonly signed?: boolean;
  readonly className?: string;
}

const sizes = {
  inline: "",
  row: "text-body font-semibold",
  sum: "text-sum font-semibold",
  balance: "text-balance font-bold",
} as const;

/**
 * An amount of money in figures of one width. In the two large sizes the paise are smaller than the rupees, as on
 * a cheque; what is read aloud is the whole.
 */
export function Money({ amount, size = "inline", signed = false, className }: MoneyProps) {
  const text = signed ? formatSignedPaise(amount) : formatPaise(amount);
  const large = size === "balance" || size === "sum";
  const point = text.lastIndexOf(".");
  return (
    <span
      className={classNames(
        "figures whitespace-nowrap",
        sizes[size],
        signed && amount > 0 && "text-good",
        className,
      )}
    >
      {large ? (
        <>
          {text.slice(0, point)}
          <span className="font-semibold text-[0.55em] opacity-90">{text.slice(point)}</span>
        </>
      ) : (
        text
      )}
    </span>
  );
}
