"use client";

import { indianDay } from "@drivopay/i18n/dates";
import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { BackBar, BarLink } from "./back-bar.tsx";
import { inboxPage } from "./list-inputs.ts";
import { useLive } from "./live-wallet.tsx";
import { LoadMore } from "./load-more.tsx";
import { MessageDayList } from "./message-day-list.tsx";
import { byDay } from "./message-link.ts";
import { usePages } from "./pages.ts";
import { Section } from "./section.tsx";

/** What the app has told the driver, newest first; each message leads to what it tells of. */
export function Inbox() {
  const translate = useTranslations("inbox");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar
        title={translate("title")}
        href="/"
        end={<BarLink href="/profile/messages">{translate("settings")}</BarLink>}
      />
      <main className="pb-10">
        <Section skeleton={<ListSkeleton rows={6} label={shell("loading")} />}>
          <Messages />
        </Section>
      </main>
    </>
  );
}

function MarkAllRead() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const translate = useTranslations("inbox");
  const { unread } = useLive();
  const markAll = useMutation(
    trpc.notifications.markAllRead.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.notifications.list.pathKey() }),
    }),
  );
  if (!unread) return null;
  return (
    <Button kind="quiet" busy={markAll.isPending} onClick={() => markAll.mutate({})}>
      {translate("markAllRead")}
    </Button>
  );
}

function Messages() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const translate = useTranslations("inbox");
  const list = usePages(trpc.notifications.list.pathKey(), (cursor) =>
    client.notifications.list.query(cursor === null ? inboxPage : { ...inboxPage, cursor }),
  );
  const markRead = useMutation(
    trpc.notifications.markRead.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.notifications.list.pathKey() }),
    }),
  );
  const messages = list.data.pages.flatMap((page) => page.notifications);
  if (messages.length === 0) {
    return (
      <EmptyState icon={<Bell aria-hidden="true" className="size-10" />} title={translate("emptyTitle")}>
        {translate("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <>
      <MarkAllRead />
      {byDay(messages, indianDay).map((day) => (
        <MessageDayList key={day.day} {...day} onRead={(id) => markRead.mutate({ id })} />
      ))}
      <LoadMore list={list} />
    </>
  );
}
