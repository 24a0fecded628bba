"use client";

import type { Kyc, KycDocument } from "@drivopay/contracts/users";
import { desk } from "@drivopay/i18n/desk";
import { Button } from "@drivopay/ui/button";
import { Sheet } from "@drivopay/ui/sheet";
import { useToast } from "@drivopay/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DecisionDialog } from "../desk/decision-dialog.tsx";
import { useMayDecide } from "../desk/who.tsx";
import { KeyHint } from "../keyboard/key-hint.tsx";
import { useShortcuts } from "../keyboard/shortcuts.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { errorSentence } from "../trpc/query-client.ts";

/** Takes a submission into review, approves it, or rejects it with the reason the driver reads. */
export function KycDecision({
  userId,
  name,
  kyc,
}: {
  readonly userId: string;
  readonly name: string;
  readonly kyc: Kyc;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const say = useToast();
  const mayDecide = useMayDecide("kyc.decide");
  const [asking, setAsking] = useState<"approve" | "reject" | null>(null);
  const done = async (title: string) => {
    await queryClient.invalidateQueries(trpc.admin.kyc.pathFilter());
    say({ title });
  };
  const refused = (error: unknown) => say({ title: errorSentence(error), tone: "bad" });
  const start = useMutation(
    trpc.admin.kyc.startReview.mutationOptions({
      onSuccess: () => done(desk("kycStates.IN_REVIEW")),
      onError: refused,
    }),
  );
  const approve = useMutation(
    trpc.admin.kyc.approve.mutationOptions({
      onSuccess: async () => {
        setAsking(null);
        await done(desk("kyc.approved", { name }));
        router.push("/kyc");
      },
      onError: refused,
    }),
  );
  const reject = useMutation(trpc.admin.kyc.reject.mutationOptions());
  const open = mayDecide && (kyc.status === "SUBMITTED" || kyc.status === "IN_REVIEW");
  useShortcuts(
    [
      { keys: "s", label: desk("kyc.start"), group: "page", run: () => start.mutate({ userId }) },
      { keys: "a", label: desk("kyc.approve"), group: "page", run: () => setAsking("approve") },
      { keys: "r", label: desk("kyc.reject"), group: "page", run: () => setAsking("reject") },
    ],
    open && asking === null,
  );
  if (!open) return null;
  return (
    <>
      {kyc.status === "SUBMITTED" ? (
        <Button kind="quiet" size="small" busy={start.isPending} onClick={() => start.mutate({ userId })}>
          {desk("kyc.start")} <KeyHint keys="s" />
        </Button>
      ) : null}
      <Button kind="danger" size="small" onClick={() => setAsking("reject")}>
        {desk("kyc.reject")} <KeyHint keys="r" />
      </Button>
      <Button size="small" onClick={() => setAsking("approve")}>
        {desk("kyc.approve")} <KeyHint keys="a" />
      </Button>
      {asking === "approve" ? (
        <Sheet
          open
          onOpenChange={() => setAsking(null)}
          title={desk("kyc.approveTitle", { name })}
          description={desk("kyc.approveBody")}
          closeLabel={desk("common.close")}
        >
          <div className="flex justify-end gap-2">
            <Button kind="quiet" size="small" onClick={() => setAsking(null)}>
              {desk("common.cancel")}
            </Button>
            <Button
              size="small"
              autoFocus
              busy={approve.isPending}
              onClick={() => approve.mutate({ userId })}
            >
              {desk("kyc.approve")}
            </Button>
          </div>
        </Sheet>
      ) : null}
      {asking === "reject" ? (
        <RejectDialog
          name={name}
          documents={kyc.documents}
          onClose={() => setAsking(null)}
          onReject={async (reason, wrong) => {
            const documents = wrong.map((documentId) => ({ documentId, reason }));
            await reject.mutateAsync({ userId, reason, documents });
            await done(desk("kyc.rejected", { name }));
            router.push("/kyc");
          }}
        />
      ) : null}
    </>
  );
}

function RejectDialog({
  name,
  documents,
  onClose,
  onReject,
}: {
  readonly name: string;
  readonly documents: readonly KycDocument[];
  readonly onClose: () => void;
  readonly onReject: (reason: string, documentIds: readonly string[]) => Promise<void>;
}) {
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setWrong(wrong.includes(id) ? wrong.filter((one) => one !== id) : [...wrong, id]);
  return (
    <DecisionDialog
      title={desk("kyc.rejectTitle", { name })}
      body={desk("kyc.rejectBody")}
      confirm={desk("kyc.reject")}
      danger
      reasonLabel={desk("kyc.rejectReason")}
      onClose={onClose}
      onDecide={(reason) => onReject(reason, wrong)}
    >
      {documents.length === 0 ? null : (
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 font-semibold">{desk("kyc.rejectWhich")}</legend>
          {documents.map((document) => (
            <label key={document.id} className="flex min-h-9 items-center gap-3">
              <input
                type="checkbox"
                checked={wrong.includes(document.id)}
                onChange={() => toggle(document.id)}
                className="size-4 accent-ink"
              />
              {desk(`kyc.types.${document.type}`)}
            </label>
          ))}
        </fieldset>
      )}
    </DecisionDialog>
  );
}
