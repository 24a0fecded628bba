"use client";

import { desk } from "@drivopay/i18n/desk";
import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { KeyHint } from "../keyboard/key-hint.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";

/** How long typing must rest before the list is asked anew. */
const restMs = 250;

/** A search kept in the address. Its key goes there, Escape leaves it. */
export function SearchBox({
  name,
  label,
  chord = "/",
}: {
  readonly name: string;
  readonly label: string;
  /** The key that goes there; null for a second search of a page. */
  readonly chord?: "/" | null;
}) {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(params.get(name) ?? "");
  useShortcuts(
    [{ keys: "/", label: desk("keys.search"), group: "page", run: () => field.current?.focus() }],
    chord !== null,
  );
  const asked = params.get(name) ?? "";
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => {
      const next = new URLSearchParams(params);
      next.delete("cursor");
      if (text.trim() === "") next.delete(name);
      else next.set(name, text.trim());
      router.replace(next.size === 0 ? pathname : `${pathname}?${next}`);
    }, restMs);
    return () => clearTimeout(timer);
  }, [text, asked, name, params, pathname, router]);
  return (
    <label className="flex min-h-10 w-full max-w-md items-center gap-2 rounded-field border-2 border-edge bg-sheet px-3 focus-within:border-ink focus-within:ring-3 focus-within:ring-accent">
      <Search aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
      <span className="sr-only">{label}</span>
      <input
        ref={field}
        type="search"
        value={text}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // The browser would empty the field; leaving it must not lose the search.
          event.preventDefault();
          event.currentTarget.blur();
        }}
        className="w-full min-w-0 bg-transparent py-2 outline-none placeholder:text-ink-soft focus-visible:shadow-none focus-visible:outline-none"
      />
      {chord === null ? null : <KeyHint keys={chord} />}
    </label>
  );
}
