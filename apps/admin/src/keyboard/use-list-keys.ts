"use client";

import { desk } from "@drivopay/i18n/desk";
import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "./shortcuts.tsx";

/**
 * Walks a list with j and k, opens a row with Enter. The walked row is kept in sight.
 * @param ids of the rows shown; a row that moves keeps its mark
 */
export function useListKeys(ids: readonly string[], open: (id: string) => void) {
  const [activeId, setActiveId] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const at = activeId === null ? -1 : ids.indexOf(activeId);
  const go = (step: number) => {
    const next = ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
    if (next !== undefined) setActiveId(next);
  };
  useShortcuts([
    { keys: "j", label: desk("keys.next"), group: "list", run: () => go(1) },
    { keys: "k", label: desk("keys.previous"), group: "list", run: () => go(-1) },
    {
      keys: "Enter",
      label: desk("keys.open"),
      group: "list",
      run: () => {
        if (at >= 0 && activeId !== null) open(activeId);
      },
    },
  ]);
  useEffect(() => {
    body.current?.querySelector("[data-active=true]")?.scrollIntoView({ block: "nearest" });
  });
  return { activeId, setActiveId, body };
}
