import { useEffect } from "react";

const writeValue = (input: HTMLInputElement, value: string) =>
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, value);

/**
 * Takes what was typed into the field with this id before the page's script came: on a slow network a field can be
 * seen and filled long before, and React would put its own empty value back at the first change.
 */
export function useTypedEarly(id: string): void {
  useEffect(() => {
    const input = document.getElementById(id);
    // The attribute holds what the server wrote, the property what stands there now.
    if (!(input instanceof HTMLInputElement) || input.value === input.defaultValue) return;
    const typed = input.value;
    // React compares with what it saw last, which is the typed text already: it has to see it change.
    input.value = "";
    writeValue(input, typed);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, [id]);
}
