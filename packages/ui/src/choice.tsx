import { Check } from "lucide-react";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { OneOf } from "./one-of.tsx";

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  /** The language of the label, where it differs from the page's. */
  readonly lang?: string;
  readonly disabled?: boolean;
}

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly ChoiceOption<Value>[];
}

/** One of a few, all of them in sight; each row is a target of 56 px. */
export function Choice<Value extends string>({ label, value, onChange, options }: ChoiceProps<Value>) {
  return (
    <OneOf label={label} value={value} onChange={onChange} options={options} className="flex flex-col gap-2">
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          className="flex min-h-14 w-full items-center justify-between gap-3 rounded-field border-2 border-ruled bg-sheet px-4 py-2 text-left disabled:opacity-60 data-[state=checked]:border-ink"
        >
          <span className="flex min-w-0 flex-col">
            <span lang={option.lang} className="font-medium text-lead">
              {option.label}
            </span>
            {option.detail ? <span className="text-ink-soft text-small">{option.detail}</span> : null}
          </span>
          <span className="grid size-7 shrink-0 place-items-center rounded-full border-2 border-edge">
            <RadioGroup.Indicator className="grid size-6 place-items-center rounded-full bg-accent text-accent-ink">
              <Check aria-hidden="true" className="size-5" strokeWidth={3} />
            </RadioGroup.Indicator>
          </span>
        </RadioGroup.Item>
      ))}
    </OneOf>
  );
}
