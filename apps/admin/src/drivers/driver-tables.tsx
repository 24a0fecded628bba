"use client";

import type { DeliveryRow, DriverPage } from "@drivopay/contracts/admin";
import type { Notification } from "@drivopay/contracts/notifications";
import type { Withdrawal } from "@drivopay/contracts/wallet";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { When } from "../desk/when.tsx";

type SessionRow = DriverPage["sessions"][number];

const withdrawalColumns: readonly Column<Withdrawal>[] = [
  { key: "asked", header: desk("withdrawals.asked"), cell: (row) => <When at={row.createdAt} /> },
  {
    key: "to",
    header: desk("withdrawals.to"),
    cell: (row) => `${row.bankAccount.bankName} ${row.bankAccount.accountNumberMasked}`,
    from: "sm",
  },
  { key: "utr", header: desk("withdrawals.utr"), cell: (row) => row.utr ?? desk("common.none"), from: "lg" },
  {
    key: "state",
    header: desk("withdrawals.state"),
    cell: (row) => <StatePill state={row.status} label={desk(`withdrawalStates.${row.status}`)} />,
  },
  {
    key: "amount",
    header: desk("withdrawals.amount"),
    cell: (row) => <Money amount={row.amount} />,
    numeric: true,
  },
];

export function Withdrawals({ rows }: { readonly rows: readonly Withdrawal[] }) {
  return (
    <DataTable
      caption={desk("driver.withdrawals")}
      rows={rows}
      columns={withdrawalColumns}
      idOf={(row) => row.id}
      hrefOf={(row) => `/withdrawals/${row.id}`}
      empty={{ title: desk("driver.noWithdrawals") }}
    />
  );
}

const messageColumns: readonly Column<Notification>[] = [
  { key: "at", header: desk("transactions.at"), cell: (row) => <When at={row.createdAt} /> },
  {
    key: "text",
    header: desk("driver.messages"),
    cell: (row) => (
      <>
        <span className="font-medium">{row.title}</span>
        <span className="block text-ink-soft">{row.body}</span>
      </>
    ),
  },
];

export function Messages({ rows }: { readonly rows: readonly Notification[] }) {
  return (
    <DataTable
      caption={desk("driver.messages")}
      rows={rows}
      columns={messageColumns}
      idOf={(row) => row.id}
      empty={{ title: desk("driver.noMessages") }}
    />
  );
}

const deliveryColumns: readonly Column<DeliveryRow>[] = [
  { key: "at", header: desk("transactions.at"), cell: (row) => <When at={row.createdAt} /> },
  { key: "type", header: desk("driver.about"), cell: (row) => desk(`tellings.${row.type}`) },
  {
    key: "to",
    header: desk("drivers.phone"),
    cell: (row) => <span className="figures">{row.recipientMasked}</span>,
    from: "sm",
  },
  {
    key: "state",
    header: desk("transactions.state"),
    cell: (row) => <StatePill state={row.status} label={desk(`deliveryStates.${row.status}`)} />,
  },
  {
    key: "tries",
    header: desk("driver.triesHeader"),
    cell: (row) =>
      [desk("driver.tries", { count: row.attempts }), row.errorCode]
        .filter((part) => part !== null)
        .join(" · "),
    from: "md",
  },
];

export function Deliveries({ rows }: { readonly rows: readonly DeliveryRow[] }) {
  return (
    <DataTable
      caption={desk("driver.deliveries")}
      rows={rows}
      columns={deliveryColumns}
      idOf={(row) => row.id}
      empty={{ title: desk("driver.noDeliveries") }}
    />
  );
}

const sessionColumns: readonly Column<SessionRow>[] = [
  { key: "signedIn", header: desk("driver.signedIn"), cell: (row) => <When at={row.createdAt} /> },
  { key: "device", header: desk("driver.device"), cell: (row) => row.deviceName ?? desk("common.none") },
  {
    key: "seen",
    header: desk("driver.lastSeen"),
    cell: (row) => <When at={row.lastSeenAt} />,
    from: "sm",
  },
  {
    key: "state",
    header: desk("transactions.state"),
    cell: (row) =>
      row.endedAt === null
        ? desk("driver.sessionNow")
        : desk("driver.sessionEnded", { reason: (row.endedReason ?? "").replaceAll("_", " ").toLowerCase() }),
  },
];

export function Sessions({ rows }: { readonly rows: readonly SessionRow[] }) {
  return (
    <DataTable
      caption={desk("driver.sessions")}
      rows={rows}
      columns={sessionColumns}
      idOf={(row) => row.id}
      empty={{ title: desk("driver.noSessions") }}
    />
  );
}
