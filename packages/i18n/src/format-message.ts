import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import formatCompiled from "use-intl/format-message/format-only";

const compiled = new Map<string, CompiledMessage>();

/**
 * What the web app's server puts in the place of `use-intl/format-message`: pages bring texts that are compiled
 * already, the server's own translator brings them as they are written. The browser has the first kind only.
 */
export default function formatMessage(
  ...[key, message, values, options]: Parameters<typeof formatCompiled>
): ReturnType<typeof formatCompiled> {
  return formatCompiled(key, typeof message === "string" ? compiledOf(message) : message, values, options);
}
formatMessage.raw = false;

function compiledOf(text: string): CompiledMessage {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const made = compile(text);
  compiled.set(text, made);
  return made;
}
