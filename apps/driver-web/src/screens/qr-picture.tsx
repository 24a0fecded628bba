/** A QR as it is held out: on white paper in either theme, since dark ones do not scan. */
export function QrPicture({ svg, label }: { readonly svg: string; readonly label: string }) {
  return (
    <div className="w-full max-w-[min(20rem,48dvh)] border-accent border-y-4 bg-qr-paper py-4">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={label}
        className="aspect-square w-full"
      />
    </div>
  );
}
