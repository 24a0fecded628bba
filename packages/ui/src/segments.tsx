import { RadioGroup } from "radix-ui";
import { OneOf } from "./one-of.tsx";

export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/**
 * One of two to four short words, side by side, for how a screen is looked at; where words need a sentence, `Choice`.
 * Words too long for one line take two; none is broken or cut off.
 */
export function Segments<Value extends string>({ label, value, onChange, options }: SegmentsProps<Value>) {
  return (
    <OneOf
      label={label}
      value={value}
      onChange={onChange}
      options={options}
      className="flex flex-wrap gap-1 rounded-field border-2 border-ruled bg-still-wash p-1"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className="min-h-12 flex-[1_1_4.5rem] rounded-mark border-2 border-transparent px-1 py-1 font-medium text-ink-soft data-[state=checked]:border-ink data-[state=checked]:bg-sheet data-[state=checked]:text-ink"
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </OneOf>
  );
}
