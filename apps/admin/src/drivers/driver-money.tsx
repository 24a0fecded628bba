import type { DriverPage } from "@drivopay/contracts/admin";
import { formatDateTime } from "@drivopay/i18n/dates";
import { desk } from "@drivopay/i18n/desk";
import { formatPaise } from "@drivopay/i18n/money";
import { Button } from "@drivopay/ui/button";
import { classNames } from "@drivopay/ui/class-names";
import { Money } from "@drivopay/ui/money";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { DecisionDialog } from "../desk/decision-dialog.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { When } from "../desk/when.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { useTRPC } from "../trpc/client.tsx";

function Ruled({ children }: { readonly children: ReactNode }) {
  return <ul className="divide-y divide-ruled rounded-card border border-ruled bg-sheet">{children}</ul>;
}

const Nothing = ({ children }: { readonly children: string }) => <p className="text-ink-soft">{children}</p>;

/** Money set aside, and why. */
export function Holds({ holds }: { readonly holds: DriverPage["wallet"]["holds"] }) {
  const mayRelease = useMayDecide("withdrawals.releaseHold");
  const [releasing, setReleasing] = useState<DriverPage["wallet"]["holds"][number] | null>(null);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const release = useMutation(trpc.admin.withdrawals.releaseHold.mutationOptions());
  if (holds.length === 0) return <Nothing>{desk("driver.noHolds")}</Nothing>;
  return (
    <Ruled>
      {holds.map((hold) => (
        <li key={hold.id} className="flex items-baseline justify-between gap-3 px-3 py-2">
          <span>
            {desk(`holdReasons.${hold.reason}`)}
            <span className="block text-ink-soft">
              <When at={hold.createdAt} />
            </span>
          </span>
          <span className="flex items-center gap-3">
            <Money amount={hold.amount} className="font-medium" />
            {mayRelease && hold.reason === "LIMIT_EXCEEDED" ? (
              <Button kind="secondary" size="small" onClick={() => setReleasing(hold)}>
                {desk("driver.releaseHold")}
              </Button>
            ) : null}
          </span>
        </li>
      ))}
      {releasing ? (
        <DecisionDialog
          title={desk("driver.releaseHoldTitle", { amount: formatPaise(releasing.amount) })}
          body={desk("driver.releaseHoldBody")}
          confirm={desk("driver.releaseHold")}
          onClose={() => setReleasing(null)}
          onDecide={async (reason) => {
            await release.mutateAsync({ holdId: releasing.id, reason });
            await queryClient.invalidateQueries(trpc.admin.users.pathFilter());
          }}
        />
      ) : null}
    </Ruled>
  );
}

/** Each limit with how much of it is used: in figures, and as a bar. */
export function Limits({ limits }: { readonly limits: DriverPage["limits"] }) {
  return (
    <Ruled>
      {limits.map((limit) => (
        <li key={limit.name} className="flex flex-col gap-1 px-3 py-2">
          <span className="flex items-baseline justify-between gap-3">
            <span>{desk(`driver.limitNames.${limit.name}`)}</span>
            <span className="figures whitespace-nowrap font-medium">
              {desk("driver.limitUsed", {
                used: formatPaise(limit.used, { short: true }),
                limit: formatPaise(limit.limit, { short: true }),
              })}
            </span>
          </span>
          <span aria-hidden="true" className="block h-1 overflow-hidden rounded-mark bg-still-wash">
            <span
              className={classNames("block h-full", limit.remaining === 0 ? "bg-bad" : "bg-ink")}
              style={{ width: `${usedPercent(limit.used, limit.limit)}%` }}
            />
          </span>
        </li>
      ))}
    </Ruled>
  );
}

function usedPercent(used: number, limit: number): number {
  return limit === 0 ? 100 : Math.min(100, Math.round((used / limit) * 100));
}

/** Where the driver's money may go. */
export function BankAccounts({ accounts }: { readonly accounts: DriverPage["bankAccounts"] }) {
  if (accounts.length === 0) return <Nothing>{desk("driver.noBanks")}</Nothing>;
  return (
    <Ruled>
      {accounts.map((account) => (
        <li key={account.id} className="flex flex-col gap-1 px-3 py-2">
          <span className="flex items-start justify-between gap-3">
            <span className="font-medium">
              {account.bankName} <span className="figures">{account.accountNumberMasked}</span>
            </span>
            <StatePill state={account.state} label={desk(`bankStates.${account.state}`)} />
          </span>
          <span className="text-ink-soft">
            {[
              account.isPrimary ? desk("driver.primary") : null,
              account.ifscCode,
              account.accountHolderName,
              account.registeredName ? desk("driver.registered", { name: account.registeredName }) : null,
              account.coolingOffUntil
                ? desk("driver.coolingOff", { time: formatDateTime(account.coolingOffUntil, "en") })
                : null,
              account.failureReason,
            ]
              .filter((part) => part !== null)
              .join(" · ")}
          </span>
        </li>
      ))}
    </Ruled>
  );
}
