"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";
import { type ChordState, idle, readChord, type Shortcut } from "./chords.ts";

interface Registry {
  readonly add: (shortcuts: readonly Shortcut[]) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly current: () => readonly Shortcut[];
}

const RegistryContext = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error("Shortcuts need a ShortcutProvider above them");
  return registry;
}

function createRegistry(): Registry {
  let groups: readonly (readonly Shortcut[])[] = [];
  let flat: readonly Shortcut[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly (readonly Shortcut[])[]) => {
    groups = next;
    flat = next.flat();
    for (const listener of listeners) listener();
  };
  return {
    add: (shortcuts) => {
      change([...groups, shortcuts]);
      return () => change(groups.filter((group) => group !== shortcuts));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => flat,
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Enter and Space on a focused control are that control's own. */
function operatesControl(event: KeyboardEvent): boolean {
  const { key, target } = event;
  return (
    (key === "Enter" || key === " ") &&
    target instanceof HTMLElement &&
    target.closest("a, button, summary, [role=button], [role=menuitem], [role=option]") !== null
  );
}

/** Listens to the keyboard for the whole desk. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo(createRegistry, []);
  const chord = useRef<ChordState>(idle);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || operatesControl(event)) return;
      const { key, ctrlKey, metaKey, altKey, target, timeStamp } = event;
      const press = { key, ctrlKey, metaKey, altKey, typing: isTyping(target) };
      const read = readChord(chord.current, press, registry.current(), timeStamp);
      chord.current = read.state;
      if (!read.run) return;
      event.preventDefault();
      read.run.run();
    },
    [registry],
  );
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onKeyDown]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Puts shortcuts in force while the component is shown. What they run is always the newest given. */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  const registry = useRegistry();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const shape = enabled
    ? shortcuts.map(({ keys, label, group }) => [group, keys, label].join("\u0000")).join("\u0001")
    : "";
  useEffect(() => {
    if (shape === "") return;
    const bound = shape.split("\u0001").map((_, index): Shortcut => {
      const given = latest.current[index];
      return {
        keys: given?.keys ?? "",
        label: given?.label ?? "",
        group: given?.group ?? "page",
        run: () => latest.current[index]?.run(),
      };
    });
    return registry.add(bound);
  }, [registry, shape]);
}

/** All shortcuts in force, for the page that explains them. */
export function useAllShortcuts(): readonly Shortcut[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.current, registry.current);
}
