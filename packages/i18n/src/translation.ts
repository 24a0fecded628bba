import type {} from "use-intl";
import type { en } from "./messages/en/index.ts";

/** The same keys as the English text, each a text of its own. A missing or surplus key does not compile. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>;
};

export type Catalogue = Translation<typeof en>;
/** The English texts as literal types: `use-intl` reads keys and ICU arguments from them. */
export type Messages = typeof en;
export type Domain = keyof Messages;

declare module "use-intl" {
  interface AppConfig {
    Locale: import("./locales.ts").Locale;
    Messages: Messages;
  }
}
