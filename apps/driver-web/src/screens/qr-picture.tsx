import { classNames } from "@drivopay/ui/class-names";

interface QrPictureProps {
  readonly svg: string;
  readonly label: string;
  /** Where nothing else stands on the screen, it may be larger. */
  readonly alone?: boolean;
}

/** A QR as it is held out: on white paper in either theme, since dark ones do not scan. */
export function QrPicture({ svg, label, alone = false }: QrPictureProps) {
  return (
    <div
      className={classNames(
        "w-full border-accent border-y-4 bg-qr-paper py-4",
        alone ? "max-w-[min(22rem,56dvh)]" : "max-w-[min(20rem,48dvh)]",
      )}
    >
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={label}
        className="aspect-square w-full"
      />
    </div>
  );
}
