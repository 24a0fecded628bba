"use client";

import type { DriverPage } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";
import { localeTable } from "@drivopay/i18n/locales";
import { Money } from "@drivopay/ui/money";
import { useSuspenseQuery } from "@tanstack/react-query";
import { FactGrid } from "../desk/facts.tsx";
import { IdText } from "../desk/id-text.tsx";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { MovementTable } from "../transactions/transaction-table.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { BankAccounts, Holds, Limits } from "./driver-money.tsx";
import { DriverStatus } from "./driver-status.tsx";
import { Deliveries, Messages, Sessions, Withdrawals } from "./driver-tables.tsx";

/** Everything about one driver: where is the money, what was told, who signed in. */
export function DriverScreen({ userId }: { readonly userId: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.admin.users.get.queryOptions({ userId }));
  const { user } = data;
  return (
    <>
      <PageHeader
        above={<TextLink href="/drivers">{desk("drivers.title")}</TextLink>}
        title={user.name || user.phone}
        beside={
          <>
            <StatePill state={user.status} label={desk(`userStates.${user.status}`)} />
            <StatePill
              state={user.kycStatus}
              label={`${desk("driver.identity")}: ${desk(`kycStates.${user.kycStatus}`)}`}
            />
          </>
        }
        actions={<DriverStatus user={user} />}
      />
      <DriverFacts page={data} />
      <div className="grid items-start gap-6 xl:grid-cols-[1fr_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title={desk("driver.movements")}>
            <MovementTable rows={data.transactions} caption={desk("driver.movements")} />
          </Section>
          <Section title={desk("driver.withdrawals")}>
            <Withdrawals rows={data.withdrawals} />
          </Section>
          <Section title={desk("driver.messages")}>
            <Messages rows={data.notifications} />
          </Section>
          <Section title={desk("driver.deliveries")}>
            <Deliveries rows={data.deliveries} />
          </Section>
          <Section title={desk("driver.sessions")}>
            <Sessions rows={data.sessions} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Section title={desk("driver.holds")}>
            <Holds holds={data.wallet.holds} />
          </Section>
          <Section title={desk("driver.limits")}>
            <Limits limits={data.limits} />
          </Section>
          <Section title={desk("driver.banks")}>
            <BankAccounts accounts={data.bankAccounts} />
          </Section>
        </div>
      </div>
    </>
  );
}

function DriverFacts({ page: { user, wallet, kyc } }: { readonly page: DriverPage }) {
  return (
    <FactGrid
      facts={[
        [desk("driver.balance"), <Money key="balance" amount={wallet.balance} size="row" />],
        [desk("driver.pending"), <Money key="pending" amount={wallet.pendingBalance} size="row" />],
        [
          desk("drivers.phone"),
          <span key="phone" className="figures">
            {user.phone}
          </span>,
        ],
        [desk("driver.email"), user.email ?? desk("common.none")],
        [desk("driver.tier"), desk(`tiers.${user.kycTier}`)],
        [
          desk("driver.identity"),
          kyc.status === "NOT_SUBMITTED" ? (
            desk("kycStates.NOT_SUBMITTED")
          ) : (
            <TextLink key="kyc" href={`/kyc/${user.id}`}>
              {desk("driver.review")}
            </TextLink>
          ),
        ],
        [desk("driver.vehicle"), user.vehicleNumber ?? desk("common.none")],
        [desk("driver.language"), localeTable[user.language].name],
        [desk("driver.pin"), user.pinSet ? desk("driver.pinSet") : desk("driver.pinNotSet")],
        [desk("driver.joined"), <When key="joined" at={user.createdAt} whole />],
        [
          desk("driver.auditTrail"),
          <TextLink key="audit" href={`/audit?entity=${user.id}`}>
            {desk("driver.auditTrail")}
          </TextLink>,
        ],
        [desk("driver.id"), <IdText key="id" id={user.id} />],
      ]}
    />
  );
}
