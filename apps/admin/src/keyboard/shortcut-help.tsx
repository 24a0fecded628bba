"use client";

import { desk } from "@drivopay/i18n/desk";
import { Sheet } from "@drivopay/ui/sheet";
import { Keyboard } from "lucide-react";
import { useState } from "react";
import type { Shortcut } from "./chords.ts";
import { KeyHint } from "./key-hint.tsx";
import { useAllShortcuts, useShortcuts } from "./shortcuts.tsx";

const groups: readonly Shortcut["group"][] = ["go", "list", "page", "everywhere"];
const names: Readonly<Record<string, string>> = { Escape: "Esc", Enter: "↵" };

/** Lists the keys that do something here; `?` opens it. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  const shortcuts = useAllShortcuts();
  useShortcuts([
    { keys: "?", label: desk("keys.help"), group: "everywhere", run: () => setOpen((before) => !before) },
  ]);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={desk("nav.shortcuts")}
        title={desk("nav.shortcuts")}
        className="-ml-2 hidden min-h-9 items-center gap-2 rounded-field px-2 hover:bg-still-wash lg:flex"
      >
        <Keyboard aria-hidden="true" className="size-4" />
        <KeyHint keys="?" />
      </button>
      {open ? (
        <Sheet open onOpenChange={setOpen} title={desk("keys.title")} closeLabel={desk("common.close")}>
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {groups.map((group) => (
              <KeyList key={group} group={group} shortcuts={shortcuts} />
            ))}
          </div>
        </Sheet>
      ) : null}
    </>
  );
}

function KeyList({
  group,
  shortcuts,
}: {
  readonly group: Shortcut["group"];
  readonly shortcuts: readonly Shortcut[];
}) {
  const here = shortcuts.filter((shortcut) => shortcut.group === group);
  // A dialog may bind a key again; the last one counts.
  const shown = here.filter((one, place) => here.findLastIndex((other) => other.keys === one.keys) === place);
  if (shown.length === 0) return null;
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-semibold">{desk(`keys.${group}`)}</h3>
      <dl className="flex flex-col gap-1">
        {shown.map(({ keys, label }) => (
          <div key={keys} className="flex items-center justify-between gap-4">
            <dt>{label}</dt>
            <dd className="flex gap-1">
              {keys.split(" ").map((key) => (
                <kbd key={key}>{names[key] ?? key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
