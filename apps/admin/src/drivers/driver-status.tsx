"use client";

import type { User } from "@drivopay/contracts/auth";
import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { useToast } from "@drivopay/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DecisionDialog } from "../desk/decision-dialog.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { useTRPC } from "../trpc/client.tsx";

type Wanted = "ACTIVE" | "SUSPENDED" | "BLOCKED";
const words = { ACTIVE: "activate", SUSPENDED: "suspend", BLOCKED: "block" } as const;

/** Suspends, blocks or reactivates a driver, each with a reason. */
export function DriverStatus({ user }: { readonly user: User }) {
  const mayDecide = useMayDecide("users.setStatus");
  const [asking, setAsking] = useState<Wanted | null>(null);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const say = useToast();
  const set = useMutation(trpc.admin.users.setStatus.mutationOptions());
  const name = user.name || user.phone;
  if (!mayDecide) return null;
  return (
    <>
      {possible(user).map((wanted) => (
        <Button
          key={wanted}
          kind={wanted === "BLOCKED" ? "danger" : "secondary"}
          size="small"
          onClick={() => setAsking(wanted)}
        >
          {desk(`driver.${words[wanted]}`)}
        </Button>
      ))}
      {asking === null ? null : (
        <DecisionDialog
          title={desk(`driver.${words[asking]}Title`, { name })}
          body={desk(`driver.${words[asking]}Body`)}
          confirm={desk(`driver.${words[asking]}`)}
          danger={asking !== "ACTIVE"}
          onClose={() => setAsking(null)}
          onDecide={async (reason) => {
            const answer = await set.mutateAsync({ userId: user.id, status: asking, reason });
            await queryClient.invalidateQueries(trpc.admin.users.pathFilter());
            say({ title: desk(`userStates.${answer.user.status}`) });
          }}
        />
      )}
    </>
  );
}

function possible(user: User): readonly Wanted[] {
  if (user.status === "ACTIVE" || user.status === "PENDING_KYC") return ["SUSPENDED", "BLOCKED"];
  return user.status === "SUSPENDED" ? ["ACTIVE", "BLOCKED"] : [];
}
