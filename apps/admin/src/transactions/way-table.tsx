"use client";

import type { TraceStep } from "@drivopay/contracts/trace";
import { desk } from "@drivopay/i18n/desk";
import { Money } from "@drivopay/ui/money";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@drivopay/ui/table";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Section } from "../desk/page-header.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";

const pages = { TRANSACTION: "transactions", WITHDRAWAL: "withdrawals", SETTLEMENT: "settlements" } as const;

/** Where a movement's money came from and where it went, each stop a link. */
export function WayTable({ transactionId }: { readonly transactionId: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.admin.transactions.trace.queryOptions({ transactionId }));
  const { steps, more } = data.trace;
  return (
    <Section title={desk("transactions.way")}>
      <Table caption={desk("transactions.way")}>
        <TableHead>
          <tr>
            <TableHeader>{desk("transactions.wayStep")}</TableHeader>
            <TableHeader>{desk("transactions.wayWhere")}</TableHeader>
            <TableHeader>{desk("transactions.at")}</TableHeader>
            <TableHeader>{desk("transactions.wayReference")}</TableHeader>
            <TableHeader numeric>{desk("transactions.amount")}</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {steps.map((step) => (
            <TableRow key={`${step.step} ${step.link?.id} ${step.at} ${step.amount}`}>
              <TableCell className="font-medium">
                <Step step={step} here={step.link?.id === transactionId} />
              </TableCell>
              <TableCell>
                {[step.source ? desk(`sources.${step.source}`) : null, step.label].filter(Boolean).join(", ")}
              </TableCell>
              <TableCell>{step.at ? <When at={step.at} whole /> : null}</TableCell>
              <TableCell>{step.reference}</TableCell>
              <TableCell numeric>
                <Money amount={step.amount} signed={step.amount < 0} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {more > 0 ? <p>{desk("transactions.wayMore", { count: String(more) })}</p> : null}
    </Section>
  );
}

function Step({ step, here }: { readonly step: TraceStep; readonly here: boolean }) {
  const name = desk(`waySteps.${step.step}`);
  if (!step.link || here) return name;
  const { to, id } = step.link;
  return <TextLink href={`/${pages[to]}/${id}`}>{name}</TextLink>;
}
