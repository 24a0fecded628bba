import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import { useId } from "react";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly SelectOption[];
  readonly disabled?: boolean;
}

/** One of a few. More than a dozen want a search instead. */
export function Select({ label, value, onChange, options, disabled = false }: SelectProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <Primitive.Root value={value} onValueChange={onChange} disabled={disabled}>
        <Primitive.Trigger
          id={id}
          className="flex min-h-12 items-center justify-between gap-2 rounded-field border-2 border-edge bg-sheet px-4 py-2 text-left"
        >
          <Primitive.Value />
          <ChevronDown aria-hidden="true" className="size-5 shrink-0" />
        </Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            position="popper"
            sideOffset={4}
            className="z-50 max-h-80 min-w-(--radix-select-trigger-width) overflow-hidden rounded-field border border-edge bg-sheet shadow-lg"
          >
            <Primitive.Viewport className="p-1">
              {options.map((option) => (
                <Primitive.Item
                  key={option.value}
                  value={option.value}
                  className="flex min-h-12 cursor-pointer items-center justify-between gap-3 rounded-mark px-3 outline-none data-highlighted:bg-accent data-highlighted:text-accent-ink"
                >
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  <Primitive.ItemIndicator>
                    <Check aria-hidden="true" className="size-5" />
                  </Primitive.ItemIndicator>
                </Primitive.Item>
              ))}
            </Primitive.Viewport>
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </div>
  );
}
