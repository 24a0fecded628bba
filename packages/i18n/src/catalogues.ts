import type { Locale } from "./locales.ts";
import { bn } from "./messages/bn/index.ts";
import { en } from "./messages/en/index.ts";
import { hi } from "./messages/hi/index.ts";
import { kn } from "./messages/kn/index.ts";
import { mr } from "./messages/mr/index.ts";
import { ta } from "./messages/ta/index.ts";
import { te } from "./messages/te/index.ts";
import type { Catalogue } from "./translation.ts";

/** Every text in every language. For servers: a browser is handed the domains its page needs, in one language. */
export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, hi, ta, te, kn, mr, bn };
