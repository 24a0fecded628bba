"use client";

import type { AutoWithdraw } from "@drivopay/contracts/wallet";
import { formatMoment } from "@drivopay/i18n/dates";
import { formatPaise } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List, ListRow } from "@drivopay/ui/list";
import { Sheet } from "@drivopay/ui/sheet";
import { StatusPill } from "@drivopay/ui/status-pill";
import { TextField } from "@drivopay/ui/text-field";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { MoonStar } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { amountOf, cleanAmount, textOf } from "./amount-text.ts";
import { useErrorText } from "./error-text.ts";
import { Form } from "./form.tsx";
import { PinField } from "./pin-field.tsx";

/** The least that the API takes: ₹100. */
const leastPaise = 10_000;
const usualPaise = 100_000;

/** What happened last, and when it happens next. */
function useNote(): (setting: AutoWithdraw) => string {
  const locale = useLocale();
  const translate = useTranslations("sending");
  return ({ enabled, nextAt, lastRun }) => {
    if (!enabled) return translate("autoOff");
    const last = lastRun
      ? translate(`last${lastRun.outcome}`, { amount: formatPaise(lastRun.amount, { short: true }) })
      : null;
    const next = nextAt ? translate("autoNext", { time: formatMoment(nextAt, locale) }) : null;
    return [last, next].filter(Boolean).join(" ");
  };
}

/** The balance to the bank every evening by itself: one line, and a sheet to turn it on and off. */
export function AutoWithdrawSetting() {
  const trpc = useTRPC();
  const translate = useTranslations("sending");
  const noteOf = useNote();
  const [open, setOpen] = useState(false);
  const { data } = useSuspenseQuery(trpc.wallet.autoWithdraw.get.queryOptions());
  const setting = data.autoWithdraw;
  return (
    <>
      <List label={translate("autoTitle")}>
        <ListRow
          icon={<MoonStar aria-hidden="true" className="size-5" />}
          title={translate("autoTitle")}
          detail={noteOf(setting)}
          end={
            setting.enabled ? (
              <StatusPill tone="good">{formatPaise(setting.threshold ?? 0, { short: true })}</StatusPill>
            ) : null
          }
          render={(row) => <button type="button" onClick={() => setOpen(true)} {...row} />}
        />
      </List>
      {open ? <Change setting={setting} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface ChangeProps {
  readonly setting: AutoWithdraw;
  readonly onClose: () => void;
}

function Change({ setting, onClose }: ChangeProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("sending");
  const shell = useTranslations("shell");
  const errorText = useErrorText();
  const [text, setText] = useState(textOf(setting.threshold ?? usualPaise));
  const [asking, setAsking] = useState(false);
  const threshold = amountOf(text);
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.wallet.autoWithdraw.pathKey() });
    onClose();
  };
  const turnOff = useMutation(trpc.wallet.autoWithdraw.turnOff.mutationOptions({ onSuccess }));
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={translate("autoTitle")}
      description={asking ? undefined : translate("autoBody")}
      closeLabel={shell("close")}
    >
      {asking ? (
        <Prove threshold={threshold} onDone={onSuccess} />
      ) : (
        <Form
          className="flex flex-col gap-4"
          onSubmit={() => {
            if (threshold >= leastPaise) setAsking(true);
          }}
        >
          <TextField
            label={translate("autoThreshold")}
            prefix="₹"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(cleanAmount(event.target.value))}
            hint={translate("autoLeast")}
            error={threshold < leastPaise ? translate("autoLeast") : undefined}
          />
          {turnOff.error ? (
            <p role="alert" className="font-medium text-bad">
              {errorText(turnOff.error)}
            </p>
          ) : null}
          <Button type="submit" size="large" wide disabled={threshold < leastPaise}>
            {translate("autoTurnOn")}
          </Button>
          {setting.enabled ? (
            <Button kind="secondary" wide busy={turnOff.isPending} onClick={() => turnOff.mutate({})}>
              {translate("autoTurnOff")}
            </Button>
          ) : null}
        </Form>
      )}
    </Sheet>
  );
}

interface ProveProps {
  readonly threshold: number;
  readonly onDone: () => Promise<void>;
}

function Prove({ threshold, onDone }: ProveProps) {
  const trpc = useTRPC();
  const translate = useTranslations("sending");
  const [pin, setPin] = useState("");
  const turnOn = useMutation(
    trpc.wallet.autoWithdraw.turnOn.mutationOptions({ onSuccess: onDone, onError: () => setPin("") }),
  );
  return (
    <PinField
      label={translate("autoPin")}
      pin={pin}
      onPin={setPin}
      onComplete={(digits) => turnOn.mutate({ threshold, pin: digits })}
      busy={turnOn.isPending}
      failure={turnOn.error}
    />
  );
}
