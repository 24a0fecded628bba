"use client";

import { useState } from "react";
import { CodeStep } from "./code-step.tsx";
import { PhoneStep } from "./phone-step.tsx";

/** Phone, then the code from the SMS. A number that is new here becomes a driver by the same way. */
export function SignIn() {
  const [phone, setPhone] = useState("");
  const [sent, setSent] = useState(false);
  return sent ? (
    <CodeStep phone={phone} onBack={() => setSent(false)} />
  ) : (
    <PhoneStep phone={phone} onPhone={setPhone} onSent={() => setSent(true)} />
  );
}
