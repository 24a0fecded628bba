"use client";

import { isErrorCode } from "@drivopay/contracts/errors";
import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { CodeField } from "@drivopay/ui/code-field";
import { TextField } from "@drivopay/ui/text-field";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { sendCode } from "./actions.ts";

/** Two steps: the work email, then the code sent there. */
export function SignInForm() {
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  return sentTo === null ? (
    <EmailStep email={email} onEmail={setEmail} onSent={() => setSentTo(email)} />
  ) : (
    <CodeStep email={sentTo} onBack={() => setSentTo(null)} />
  );
}

function EmailStep({
  email,
  onEmail,
  onSent,
}: {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onSent: () => void;
}) {
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const sent = await sendCode(email);
    setBusy(false);
    if (sent.error === null) onSent();
    else setError(sent.error);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-lead">{desk("signIn.title")}</h1>
        <p className="text-ink-soft">{desk("signIn.lead")}</p>
      </div>
      <TextField
        label={desk("signIn.email")}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        required
        value={email}
        error={error}
        onChange={(event) => onEmail(event.target.value)}
      />
      <Button type="submit" wide busy={busy}>
        {desk("signIn.send")}
      </Button>
    </form>
  );
}

function CodeStep({ email, onBack }: { readonly email: string; readonly onBack: () => void }) {
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const enter = async (otp: string) => {
    setBusy(true);
    setError(undefined);
    const answer = await signIn("credentials", { email, otp, redirect: false });
    if (answer?.ok && !answer.error) {
      window.location.assign("/");
      return;
    }
    setBusy(false);
    setCode("");
    setError(
      isErrorCode(answer?.error) ? desk(`signIn.refusals.${refusal(answer.error)}`) : desk("common.offline"),
    );
  };
  const again = async () => {
    const sent = await sendCode(email);
    setError(sent.error ?? undefined);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code.length === 6) void enter(code);
      }}
      className="flex flex-col gap-4"
    >
      <div>
        <h1 className="font-semibold text-lead">{desk("signIn.codeTitle")}</h1>
        <p className="break-words text-ink-soft">{desk("signIn.codeLead", { email })}</p>
      </div>
      <CodeField
        label={desk("signIn.code")}
        value={code}
        onChange={setCode}
        onComplete={(digits) => void enter(digits)}
        purpose="otp"
        error={error}
        busy={busy}
        autoFocus
      />
      <Button type="submit" wide busy={busy}>
        {desk("signIn.enter")}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button kind="quiet" size="small" onClick={onBack}>
          {desk("signIn.otherEmail")}
        </Button>
        <Button kind="quiet" size="small" onClick={() => void again()}>
          {desk("signIn.again")}
        </Button>
      </div>
    </form>
  );
}

const known = ["OTP_INVALID", "OTP_EXPIRED", "OTP_ATTEMPTS_EXCEEDED"] as const;

/** The refusals a person can do something about; the others read alike. */
function refusal(code: string): (typeof known)[number] | "OTHER" {
  return known.find((one) => one === code) ?? "OTHER";
}
