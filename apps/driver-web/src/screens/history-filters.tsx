"use client";

import { transactionSources } from "@drivopay/contracts/transaction-words";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Select } from "@drivopay/ui/select";
import { Sheet } from "@drivopay/ui/sheet";
import { TextField } from "@drivopay/ui/text-field";
import { ListFilter, Search } from "lucide-react";
import { useState } from "react";
import { cleanAmount } from "./amount-text.ts";
import { Form, FormAction } from "./form.tsx";
import type { FilterField, HistoryFilter } from "./history-filter.ts";

interface FiltersProps {
  readonly filter: HistoryFilter;
  readonly onChange: (filter: HistoryFilter) => void;
}

/** The search field and what narrows the history further; what is set shows in the button. */
export function HistoryFilters({ filter, onChange }: FiltersProps) {
  const translate = useTranslations("history");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(filter.text ?? "");
  const narrowed = Object.keys(filter).filter((field) => field !== "text").length;
  const search = () => {
    const { text: _, ...rest } = filter;
    onChange(text.trim() === "" ? rest : { ...rest, text: text.trim() });
  };
  return (
    <div className="flex flex-wrap items-stretch gap-2 px-4 pt-3">
      <search className="min-w-0 flex-[1_1_9rem]">
        <Form
          onSubmit={search}
          className="flex min-h-12 items-center rounded-field border-2 border-edge bg-sheet focus-within:border-ink focus-within:ring-3 focus-within:ring-accent"
        >
          <input
            type="search"
            value={text}
            maxLength={80}
            onChange={(event) => setText(event.target.value)}
            aria-label={translate("search")}
            placeholder={translate("searchHint")}
            className="w-full min-w-0 bg-transparent px-4 text-body outline-none placeholder:text-ink-soft focus-visible:shadow-none focus-visible:outline-none"
          />
          <FormAction>
            <button
              type="submit"
              aria-label={translate("search")}
              className="grid size-12 shrink-0 place-items-center"
            >
              <Search aria-hidden="true" className="size-5" />
            </button>
          </FormAction>
        </Form>
      </search>
      <Button kind="secondary" onClick={() => setOpen(true)}>
        <ListFilter aria-hidden="true" className="size-5" />
        {narrowed > 0 ? translate("filtersOn", { count: narrowed }) : translate("filter")}
      </Button>
      {open ? (
        <FilterSheet
          filter={filter}
          onClose={() => setOpen(false)}
          onChange={(chosen) => {
            setOpen(false);
            onChange(chosen);
          }}
        />
      ) : null}
    </div>
  );
}

/** A settlement is between a gateway and us: it stands in no driver's passbook. */
const sources = transactionSources.filter((source) => source !== "SETTLEMENT");
const statuses = ["COMPLETED", "PENDING", "PROCESSING", "FAILED"] as const;
/** A select's value cannot be empty. */
const unfiltered = "ANY";

function FilterSheet({ filter, onChange, onClose }: FiltersProps & { readonly onClose: () => void }) {
  const translate = useTranslations("history");
  const shell = useTranslations("shell");
  const source = useTranslations("source");
  const status = useTranslations("status");
  const [draft, setDraft] = useState<HistoryFilter>(filter);
  const set = (field: FilterField, value: string) =>
    setDraft(({ [field]: _, ...rest }) =>
      value === "" || value === unfiltered ? rest : { ...rest, [field]: value },
    );
  const day = (field: "from" | "to", label: string) => (
    <TextField
      type="date"
      label={label}
      value={draft[field] ?? ""}
      onChange={(event) => set(field, event.target.value)}
    />
  );
  const amount = (field: "min" | "max", label: string) => (
    <TextField
      label={label}
      inputMode="decimal"
      value={draft[field] ?? ""}
      onChange={(event) => set(field, cleanAmount(event.target.value))}
    />
  );
  return (
    <Sheet
      open
      onOpenChange={(stays) => {
        if (!stays) onClose();
      }}
      title={translate("filter")}
      closeLabel={shell("close")}
    >
      <Select
        label={translate("direction")}
        value={draft.type ?? unfiltered}
        onChange={(value) => set("type", value)}
        options={[
          { value: unfiltered, label: translate("all") },
          { value: "CREDIT", label: translate("in") },
          { value: "DEBIT", label: translate("out") },
          { value: "REFUND", label: translate("refunds") },
        ]}
      />
      <Select
        label={translate("source")}
        value={draft.source ?? unfiltered}
        onChange={(value) => set("source", value)}
        options={[
          { value: unfiltered, label: translate("all") },
          ...sources.map((value) => ({ value, label: source(value) })),
        ]}
      />
      <Select
        label={translate("status")}
        value={draft.status ?? unfiltered}
        onChange={(value) => set("status", value)}
        options={[
          { value: unfiltered, label: translate("anyStatus") },
          ...statuses.map((value) => ({ value, label: status(value) })),
        ]}
      />
      <div className="grid grid-cols-1 gap-3 min-[400px]:grid-cols-2">
        {day("from", translate("fromDay"))}
        {day("to", translate("toDay"))}
        {amount("min", translate("minAmount"))}
        {amount("max", translate("maxAmount"))}
      </div>
      <Button size="large" onClick={() => onChange(draft)}>
        {translate("apply")}
      </Button>
      <Button
        kind="secondary"
        size="large"
        onClick={() => onChange(filter.text ? { text: filter.text } : {})}
      >
        {translate("clear")}
      </Button>
    </Sheet>
  );
}
