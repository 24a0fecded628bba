"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { LoaderCircle, UserRound } from "lucide-react";
import { useId } from "react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useErrorText } from "./error-text.ts";

/** The driver's picture, taken or chosen, and taken away again. */
export function ProfilePhotoField() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const id = useId();
  const translate = useTranslations("personal");
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(trpc.users.photo.queryOptions());
  const keep = (answer: typeof data) => queryClient.setQueryData(trpc.users.photo.queryKey(), answer);
  const send = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.set("file", file);
      return client.users.setPhoto.mutate(form);
    },
    onSuccess: keep,
  });
  const remove = useMutation(trpc.users.removePhoto.mutationOptions({ onSuccess: keep }));
  const failure = send.error ?? remove.error;
  return (
    <section aria-label={translate("photo")} className="flex flex-wrap items-center gap-4">
      <div className="grid size-24 shrink-0 place-items-center overflow-hidden rounded-full border-2 border-edge bg-still-wash">
        {send.isPending ? (
          <LoaderCircle aria-hidden="true" className="size-8 animate-turn" />
        ) : data.photo ? (
          <img
            src={`data:${data.photo.contentType};base64,${data.photo.data}`}
            alt={translate("photo")}
            className="size-full object-cover"
          />
        ) : (
          <UserRound aria-hidden="true" className="size-10 text-ink-soft" />
        )}
      </div>
      <div className="flex min-w-0 flex-[1_1_9rem] flex-col items-start gap-1">
        <label
          htmlFor={id}
          className="inline-flex min-h-12 cursor-pointer items-center rounded-field border-2 border-ink bg-sheet px-4 py-2 font-semibold focus-within:ring-3 focus-within:ring-accent"
        >
          {translate(data.photo ? "changePhoto" : "addPhoto")}
          <input
            id={id}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            disabled={send.isPending}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) send.mutate(file);
            }}
            className="sr-only"
          />
        </label>
        {data.photo ? (
          <Button kind="quiet" busy={remove.isPending} onClick={() => remove.mutate()} className="-ml-4">
            {translate("removePhoto")}
          </Button>
        ) : (
          <p className="text-ink-soft text-small">{translate("photoHint")}</p>
        )}
        <p role="alert" className="font-medium text-bad text-small empty:hidden">
          {failure ? errorText(failure) : ""}
        </p>
      </div>
    </section>
  );
}
