import { LoaderCircle } from "lucide-react";
import { type ButtonHTMLAttributes, cloneElement, isValidElement, type ReactNode, type Ref } from "react";
import { classNames } from "./class-names.ts";

const shape =
  "relative inline-flex select-none items-center justify-center gap-2 rounded-field text-center font-semibold transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-busy:cursor-progress";

const kinds = {
  primary: "bg-accent text-accent-ink active:bg-accent-press hover:bg-accent-press",
  secondary: "border-2 border-ink bg-sheet text-ink active:bg-still-wash hover:bg-still-wash",
  quiet: "text-ink underline decoration-accent decoration-3 underline-offset-4 hover:bg-still-wash",
  danger: "border-2 border-bad bg-sheet text-bad hover:bg-bad-wash active:bg-bad-wash",
} as const;

const sizes = {
  small: "min-h-9 px-3 py-1 text-small",
  normal: "min-h-12 px-4 py-2 text-body",
  large: "min-h-16 px-6 py-3 text-lead",
} as const;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: keyof typeof kinds;
  readonly size?: keyof typeof sizes;
  /** As wide as its place. */
  readonly wide?: boolean;
  /** Shows that work is under way and refuses a second press; the label stays, so the button keeps its size. */
  readonly busy?: boolean;
  /** Lends its look to the one child (a link). */
  readonly asChild?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children?: ReactNode;
}

/** The one way to ask for something. A screen has one `primary`; `small` is for the desk, never for the phone. */
export function Button({
  kind = "primary",
  size = "normal",
  wide = false,
  busy = false,
  asChild = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  const classes = classNames(shape, kinds[kind], sizes[size], wide && "w-full", className);
  if (asChild) return lent(children, { ...rest, className: classes });
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy ? <LoaderCircle aria-hidden="true" className="size-5 animate-turn" /> : null}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What a screen reader says. */
  readonly label: string;
  readonly asChild?: boolean;
  readonly children: ReactNode;
}

/** A 48 px button with a picture and a spoken name. */
export function IconButton({ label, asChild = false, className = "", children, ...rest }: IconButtonProps) {
  const classes = `relative grid size-12 shrink-0 place-items-center rounded-field hover:bg-still-wash/20 ${className}`;
  if (asChild) return lent(children, { ...rest, "aria-label": label, className: classes });
  return (
    <button type="button" {...rest} aria-label={label} className={classes}>
      {children}
    </button>
  );
}

/** The one child, a link, as a button looks; what the child says itself holds. */
function lent(child: ReactNode, look: ButtonHTMLAttributes<HTMLButtonElement>): ReactNode {
  if (!isValidElement<{ readonly className?: string }>(child))
    throw new Error("A button lends its look to one element");
  return cloneElement(child, {
    ...look,
    ...child.props,
    className: classNames(look.className, child.props.className),
  });
}
