"use client";

import { type ComponentProps, useSyncExternalStore } from "react";

interface FormProps extends Omit<ComponentProps<"form">, "onSubmit" | "method" | "action"> {
  readonly onSubmit: () => void;
}

/**
 * Every form of the app. Until the script is here its answer cannot be sent: the browser would open the page anew and
 * write what was typed into the address. `dialog` is the one method by which it sends nothing.
 */
export function Form({ onSubmit, ...form }: FormProps) {
  return (
    <form
      noValidate
      {...form}
      method="dialog"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}

const never = () => () => {};

/** What a form is sent with: it looks, and is, out of use until the script is here. */
export function FormAction(group: Omit<ComponentProps<"fieldset">, "disabled">) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return <fieldset {...group} disabled={!ready} />;
}
