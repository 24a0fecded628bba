"use client";

import { maxStatementBytes, type Platform, type StatementImport } from "@drivopay/contracts/platforms";
import { formatDay } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Notice } from "@drivopay/ui/card";
import { List, ListRow } from "@drivopay/ui/list";
import { Segments } from "@drivopay/ui/segments";
import { StatusPill, type Tone } from "@drivopay/ui/status-pill";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileUp, LoaderCircle } from "lucide-react";
import { useId, useState } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";
import { platformNames } from "./platform-names.ts";

const shownProblems = 8;
/** How a statement stands for its driver: one that brought nothing new put nothing in the balance either. */
type Standing = StatementImport["state"] | "NOTHING";
const tones = {
  REVIEW: "wait",
  CREDITED: "good",
  REFUSED: "bad",
  NOTHING: "still",
} as const satisfies Record<Standing, Tone>;
const standingOf = ({ imported, state }: StatementImport): Standing => (imported === 0 ? "NOTHING" : state);

/** For a platform that gives its drivers only a file: choose it, and see what became of each line. */
export function StatementUpload() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const id = useId();
  const translate = useTranslations("earnings");
  const errorText = useErrorText();
  const [platform, setPlatform] = useState<Platform>("RAPIDO");
  const [refusal, setRefusal] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set("platform", platform);
      form.set("file", file);
      return client.platforms.importStatement.mutate(form);
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.platforms.pathKey() }),
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    upload.reset();
    setRefusal(null);
    if (file.size > maxStatementBytes) setRefusal(translate("statementTooBig"));
    else if (!/\.(csv|txt)$/i.test(file.name)) setRefusal(translate("statementNotCsv"));
    else upload.mutate(file);
  };
  const problem = refusal ?? (upload.error ? errorText(upload.error) : null);
  return (
    <section aria-labelledby="statement" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="statement" className="font-semibold text-lead">
          {translate("statementTitle")}
        </h2>
        <p className="text-ink-soft text-small">{translate("statementLead")}</p>
      </div>
      <Segments
        label={translate("statementPlatform")}
        value={platform}
        onChange={setPlatform}
        options={(["UBER", "OLA", "RAPIDO"] as const).map((value) => ({
          value,
          label: platformNames[value],
        }))}
      />
      <label
        htmlFor={id}
        className="flex min-h-16 cursor-pointer items-center gap-3 rounded-field border-2 border-edge border-dashed bg-sheet px-4 py-2 focus-within:border-ink focus-within:ring-3 focus-within:ring-accent"
      >
        {upload.isPending ? (
          <LoaderCircle aria-hidden="true" className="size-6 shrink-0 animate-turn" />
        ) : (
          <FileUp aria-hidden="true" className="size-6 shrink-0" />
        )}
        <span aria-live="polite" className="font-medium">
          {translate(upload.isPending ? "statementSending" : "statementChoose")}
        </span>
        <input
          id={id}
          name="statement"
          type="file"
          accept=".csv,text/csv,text/plain"
          className="sr-only"
          disabled={upload.isPending}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file can be chosen again.
            event.target.value = "";
          }}
        />
      </label>
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
      {upload.data ? <Result statement={upload.data.statement} /> : null}
      <Earlier />
    </section>
  );
}

function Result({ statement }: { readonly statement: StatementImport }) {
  const translate = useTranslations("earnings");
  const { imported, known, refused, amount, problems } = statement;
  return (
    <Notice
      tone={refused > 0 ? "wait" : "good"}
      title={
        imported === 0
          ? translate("statementNothing")
          : translate("statementDone", { count: imported, amount: formatPaise(amount) })
      }
    >
      {known > 0 ? <p>{translate("statementKnown", { count: known })}</p> : null}
      {refused > 0 ? <p>{translate("statementRefused", { count: refused })}</p> : null}
      <ul className="text-small">
        {problems.slice(0, shownProblems).map(({ line, problem }) => (
          <li key={line}>
            {translate("line", { line: String(line) })}: {translate(`problem${problem}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Earlier() {
  const trpc = useTRPC();
  const locale = useLocale();
  const translate = useTranslations("earnings");
  const { data } = useQuery(trpc.platforms.statements.queryOptions());
  if (!data || data.statements.length === 0) return null;
  return (
    <div className="-mx-4">
      <h3 className="px-4 pb-1 font-semibold">{translate("statements")}</h3>
      <List>
        {data.statements.map((statement) => (
          <ListRow
            key={statement.id}
            title={`${platformNames[statement.platform]} · ${formatPaise(statement.amount)}`}
            detail={`${formatDay(statement.createdAt, locale)} · ${statement.fileName}`}
            end={
              <StatusPill tone={tones[standingOf(statement)]}>
                {translate(`state${standingOf(statement)}`)}
              </StatusPill>
            }
          />
        ))}
      </List>
    </div>
  );
}
