/** What a browser has in the place of `use-intl/format-message`: pages bring their texts compiled. */
export { default } from "use-intl/format-message/format-only";
