"use client";

import type { KycDocument } from "@drivopay/contracts/users";
import { desk } from "@drivopay/i18n/desk";
import { classNames } from "@drivopay/ui/class-names";
import { ExternalLink, RotateCw, ZoomIn, ZoomOut } from "lucide-react";
import { type ReactNode, useState } from "react";
import { StatePill } from "../desk/state-pill.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";

const zooms = [1, 1.5, 2, 3] as const;

/** The driver's papers, one at a time: large, turned and enlarged as needed, walked by keys. */
export function DocumentViewer({
  userId,
  documents,
}: {
  readonly userId: string;
  readonly documents: readonly KycDocument[];
}) {
  const [place, setPlace] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState(0);
  const shown = documents[place];
  const walk = (step: number) => {
    setPlace((place + step + documents.length) % documents.length);
    setZoom(0);
    setTurns(0);
  };
  const enlarge = (step: number) => setZoom(Math.min(Math.max(zoom + step, 0), zooms.length - 1));
  useShortcuts(
    [
      { keys: "l", label: desk("kyc.next"), group: "page", run: () => walk(1) },
      { keys: "h", label: desk("kyc.previous"), group: "page", run: () => walk(-1) },
      { keys: "+", label: desk("kyc.zoomIn"), group: "page", run: () => enlarge(1) },
      { keys: "-", label: desk("kyc.zoomOut"), group: "page", run: () => enlarge(-1) },
      { keys: "t", label: desk("kyc.turn"), group: "page", run: () => setTurns(turns + 1) },
    ],
    documents.length > 0,
  );
  if (!shown) return <p className="text-ink-soft">{desk("kyc.noDocuments")}</p>;
  const address = `/documents/${userId}/${shown.id}`;
  return (
    <div className="flex min-w-0 flex-col overflow-hidden rounded-card border border-ruled bg-sheet">
      <div
        role="tablist"
        aria-label={desk("kyc.documents")}
        className="flex flex-wrap gap-1 border-ruled border-b p-2"
      >
        {documents.map((document, index) => (
          <button
            key={document.id}
            type="button"
            role="tab"
            aria-selected={index === place}
            onClick={() => walk(index - place)}
            className={classNames(
              "min-h-9 rounded-field px-3 font-medium",
              index === place ? "bg-ink text-paper" : "hover:bg-still-wash",
            )}
          >
            {desk(`kyc.types.${document.type}`)}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        aria-label={desk(`kyc.types.${shown.type}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an enlarged paper is scrolled with the arrow keys
        tabIndex={0}
        className="h-[45dvh] min-h-72 overflow-auto bg-still-wash lg:h-[60dvh]"
      >
        {shown.contentType === "application/pdf" ? (
          <iframe title={desk(`kyc.types.${shown.type}`)} src={address} className="size-full" />
        ) : (
          <div className="grid min-h-full place-items-center p-4">
            <img
              src={address}
              alt={desk(`kyc.types.${shown.type}`)}
              style={{ width: `${(zooms[zoom] ?? 1) * 100}%`, transform: `rotate(${turns * 90}deg)` }}
              className="max-h-none max-w-none object-contain"
            />
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 border-ruled border-t px-3 py-2">
        <div className="flex flex-wrap items-center gap-3">
          <StatePill state={shown.state} label={desk(`kyc.documentStates.${shown.state}`)} />
          <span className="figures text-ink-soft">
            {desk("kyc.document", { index: String(place + 1), total: String(documents.length) })} ·{" "}
            {desk("kyc.size", { kibibytes: Math.ceil(shown.sizeBytes / 1024) })}
          </span>
          {shown.rejectionReason ? <span className="text-bad">{shown.rejectionReason}</span> : null}
        </div>
        <div className="flex gap-1">
          <Tool label={desk("kyc.zoomOut")} onClick={() => enlarge(-1)}>
            <ZoomOut aria-hidden="true" className="size-4" />
          </Tool>
          <Tool label={desk("kyc.zoomIn")} onClick={() => enlarge(1)}>
            <ZoomIn aria-hidden="true" className="size-4" />
          </Tool>
          <Tool label={desk("kyc.turn")} onClick={() => setTurns(turns + 1)}>
            <RotateCw aria-hidden="true" className="size-4" />
          </Tool>
          <a
            href={address}
            target="_blank"
            rel="noreferrer"
            aria-label={desk("kyc.openOriginal")}
            title={desk("kyc.openOriginal")}
            className="grid size-9 place-items-center rounded-field hover:bg-still-wash"
          >
            <ExternalLink aria-hidden="true" className="size-4" />
          </a>
        </div>
      </div>
    </div>
  );
}

function Tool({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="grid size-9 place-items-center rounded-field hover:bg-still-wash"
    >
      {children}
    </button>
  );
}
