"use client";

import type { PlatformStatementRow } from "@drivopay/contracts/admin";
import { desk } from "@drivopay/i18n/desk";
import { formatPaise } from "@drivopay/i18n/money";
import { Button } from "@drivopay/ui/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DecisionDialog } from "../desk/decision-dialog.tsx";
import { KeyHint } from "../keyboard/key-hint.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";

type Decision = "CREDIT" | "REFUSE";

/** Ends the check of a statement, by mouse or by key. */
export function StatementDecision({ statement }: { readonly statement: PlatformStatementRow }) {
  const [asking, setAsking] = useState<Decision | null>(null);
  const api = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  useShortcuts(
    [
      { keys: "a", label: desk("statements.credit"), group: "page", run: () => setAsking("CREDIT") },
      { keys: "r", label: desk("statements.refuse"), group: "page", run: () => setAsking("REFUSE") },
    ],
    asking === null,
  );
  const decide = async (note: string) => {
    if (asking === null) return;
    await api.admin.platforms.decideStatement.mutate({ id: statement.id, decision: asking, note });
    await queryClient.invalidateQueries(trpc.admin.platforms.pathFilter());
  };
  const amount = formatPaise(statement.amount);
  const credits = asking === "CREDIT";
  return (
    <>
      <Button kind="danger" size="small" onClick={() => setAsking("REFUSE")}>
        {desk("statements.refuse")} <KeyHint keys="r" />
      </Button>
      <Button size="small" onClick={() => setAsking("CREDIT")}>
        {desk("statements.credit")} <KeyHint keys="a" />
      </Button>
      {asking === null ? null : (
        <DecisionDialog
          title={desk(credits ? "statements.creditTitle" : "statements.refuseTitle", { amount })}
          body={
            credits
              ? desk("statements.creditBody", { platform: desk(`platformNames.${statement.platform}`) })
              : desk("statements.refuseBody")
          }
          confirm={desk(credits ? "statements.credit" : "statements.refuse")}
          danger={!credits}
          onClose={() => setAsking(null)}
          onDecide={decide}
        />
      )}
    </>
  );
}
