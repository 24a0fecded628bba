"use client";

import type { Export } from "@drivopay/contracts/statements";
import { formatDay, formatMonth } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List, ListRow } from "@drivopay/ui/list";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { BadgeIndianRupee, CalendarDays, Download, FileDown, FileText } from "lucide-react";
import Link from "next/link";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { useErrorText } from "./error-text.ts";
import { exportsPage } from "./list-inputs.ts";
import { LoadMore } from "./load-more.tsx";
import { usePages } from "./pages.ts";
import { Section } from "./section.tsx";
import { useDownload, useExport } from "./use-export.ts";

/** The papers of a driver: a signed statement for each month, other files, and the way to the income passport. */
export function Statements() {
  const translate = useTranslations("papers");
  const passport = useTranslations("passport");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("title")} href="/history" />
      <main className="flex flex-col gap-6 pb-10">
        <p className="px-4 pt-4 text-ink-soft">{translate("intro")}</p>
        <List>
          <ListRow
            icon={<FileDown aria-hidden="true" className="size-5" />}
            title={translate("exportTitle")}
            render={(row) => <Link href="/history/export" {...row} />}
          />
          <ListRow
            icon={<BadgeIndianRupee aria-hidden="true" className="size-5" />}
            title={passport("title")}
            detail={passport("pitch")}
            render={(row) => <Link href="/profile/income" {...row} />}
          />
        </List>
        <section aria-labelledby="months" className="flex flex-col gap-2">
          <h2 id="months" className="px-4 font-semibold text-lead">
            {translate("months")}
          </h2>
          <Section skeleton={<ListSkeleton rows={3} label={shell("loading")} />}>
            <Months />
          </Section>
        </section>
        <Section skeleton={<ListSkeleton rows={2} label={shell("loading")} />}>
          <Earlier kind="EXPORT" title={translate("earlier")} />
        </Section>
      </main>
    </>
  );
}

function Months() {
  const trpc = useTRPC();
  const translate = useTranslations("papers");
  const { data } = useSuspenseQuery(trpc.transactions.statementMonths.queryOptions());
  if (data.months.length === 0) {
    return (
      <EmptyState
        icon={<CalendarDays aria-hidden="true" className="size-10" />}
        title={translate("emptyTitle")}
      >
        {translate("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <List label={translate("months")}>
      {data.months.map(({ month, statement }) => (
        <Month key={month} month={month} statement={statement} />
      ))}
    </List>
  );
}

function Month({ month, statement }: { readonly month: string; readonly statement: Export | null }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("papers");
  const errorText = useErrorText();
  const name = formatMonth(month, useLocale());
  const make = useMutation(
    trpc.transactions.monthlyStatement.mutationOptions({
      onSuccess: () =>
        queryClient.invalidateQueries({ queryKey: trpc.transactions.statementMonths.pathKey() }),
    }),
  );
  if (statement) return <FileRow title={name} asked={statement} />;
  return (
    <ListRow
      icon={<CalendarDays aria-hidden="true" className="size-5" />}
      title={name}
      detail={make.error ? errorText(make.error) : undefined}
      end={
        <Button
          kind="secondary"
          busy={make.isPending}
          aria-label={`${translate("make")}: ${name}`}
          onClick={() => make.mutate({ month })}
        >
          {translate("make")}
        </Button>
      }
    />
  );
}

/** One file: its progress while it is made, the way to save it once it is there. */
function FileRow({ title, asked }: { readonly title: string; readonly asked: Export }) {
  const translate = useTranslations("papers");
  const errorText = useErrorText();
  const download = useDownload();
  const made = useExport(asked);
  const save = useMutation({ mutationFn: () => download(made.id) });
  const detail = () => {
    if (save.error) return errorText(save.error);
    if (made.status === "FAILED") return translate("failed");
    if (made.status !== "READY") return translate("making", { percent: String(made.progress) });
    return made.verificationCode && made.format === "PDF" ? made.verificationCode : made.format;
  };
  return (
    <ListRow
      icon={<FileText aria-hidden="true" className="size-5" />}
      title={title}
      detail={<span className="figures">{detail()}</span>}
      end={
        made.status === "READY" ? (
          <Button
            kind="secondary"
            busy={save.isPending}
            aria-label={`${translate("download")}: ${title}`}
            onClick={() => save.mutate()}
          >
            <Download aria-hidden="true" className="size-5" />
          </Button>
        ) : undefined
      }
    />
  );
}

/** Files made before, newest first; nothing when there are none. */
export function Earlier({
  kind,
  title,
}: {
  readonly kind: "EXPORT" | "INCOME_PASSPORT";
  readonly title: string;
}) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const locale = useLocale();
  const input = exportsPage(kind);
  const list = usePages([...trpc.transactions.exports.pathKey(), input], (cursor) =>
    client.transactions.exports.query(cursor === null ? input : { ...input, cursor }),
  );
  const files = list.data.pages.flatMap((page) => page.exports);
  if (files.length === 0) return null;
  const days = ({ from, to }: Export) =>
    `${formatDay(from, locale)} – ${formatDay(new Date(new Date(to).getTime() - 1), locale)}`;
  return (
    <section aria-labelledby="earlier" className="flex flex-col gap-2">
      <h2 id="earlier" className="px-4 font-semibold text-lead">
        {title}
      </h2>
      <List label={title}>
        {files.map((file) => (
          <FileRow key={file.id} title={days(file)} asked={file} />
        ))}
      </List>
      <LoadMore list={list} />
    </section>
  );
}
