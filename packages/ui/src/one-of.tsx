import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";

export interface OneOfProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value }[];
  readonly className: string;
  readonly children: ReactNode;
}

/** The group behind each way to choose one of a few, walked by the arrow keys; its children are Radix's items. */
export function OneOf<Value extends string>({
  label,
  value,
  onChange,
  options,
  className,
  children,
}: OneOfProps<Value>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onChange(option.value);
      }}
      className={className}
    >
      {children}
    </RadioGroup.Root>
  );
}
