"use client";

import type { Export } from "@drivopay/contracts/statements";
import { formatDay } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { Card, Notice } from "@drivopay/ui/card";
import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleX, Download, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useErrorText } from "./error-text.ts";
import { useDownload, useExport } from "./use-export.ts";

/** A file from being asked for to being saved, with the code that proves it. */
export function ExportProgress({ asked }: { readonly asked: Export }) {
  const translate = useTranslations("papers");
  const made = useExport(asked);
  if (made.status === "FAILED") {
    return (
      <Notice
        tone="bad"
        icon={<CircleX aria-hidden="true" className="size-6" />}
        title={translate("failed")}
      />
    );
  }
  if (made.status !== "READY") return <Progress percent={made.progress} />;
  return <Ready made={made} />;
}

function Progress({ percent }: { readonly percent: number }) {
  const translate = useTranslations("papers");
  return (
    <Card className="flex flex-col gap-3">
      <p className="figures font-semibold text-lead" role="status">
        {translate("making", { percent: String(percent) })}
      </p>
      <progress
        max={100}
        value={percent}
        aria-label={translate("making", { percent: String(percent) })}
        className="h-3 w-full overflow-hidden rounded-mark bg-ruled accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-ruled [&::-webkit-progress-value]:bg-accent"
      />
    </Card>
  );
}

function Ready({ made }: { readonly made: Export }) {
  const translate = useTranslations("papers");
  const locale = useLocale();
  const errorText = useErrorText();
  const download = useDownload();
  const save = useMutation({ mutationFn: () => download(made.id) });
  const lastDay = new Date(new Date(made.to).getTime() - 1);
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex items-start gap-3">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-7 shrink-0 text-good" />
        <div role="status">
          <p className="font-semibold text-lead">{translate("ready")}</p>
          <p className="text-ink-soft">
            {formatDay(made.from, locale)} – {formatDay(lastDay, locale)}
            {made.rows === null ? "" : ` · ${translate("rows", { count: made.rows })}`}
          </p>
        </div>
      </div>
      <Button size="large" wide busy={save.isPending} onClick={() => save.mutate()}>
        <Download aria-hidden="true" className="size-5" />
        {translate("download")}
      </Button>
      {save.error ? (
        <p role="alert" className="text-bad text-small">
          {errorText(save.error)}
        </p>
      ) : null}
      {made.verificationCode && made.format === "PDF" ? <Code code={made.verificationCode} /> : null}
    </Card>
  );
}

function Code({ code }: { readonly code: string }) {
  const translate = useTranslations("papers");
  return (
    <div className="flex flex-col gap-1 border-ruled border-t pt-4">
      <p className="flex items-center gap-2 font-semibold">
        <ShieldCheck aria-hidden="true" className="size-5" />
        {translate("code")}
      </p>
      <p className="figures select-all font-semibold text-lead">{code}</p>
      <p className="text-ink-soft text-small">{translate("codeHint")}</p>
      <Link
        href={`/verify/${code}`}
        className="flex min-h-12 items-center underline decoration-accent decoration-3 underline-offset-4"
      >
        {translate("seeCheck")}
      </Link>
    </div>
  );
}
