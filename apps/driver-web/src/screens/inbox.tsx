"use client";

import { indianDay } from "@drivopay/i18n/dates";
import { useTranslations } from "@drivopay/i18n/react";
import { IconButton } from "@drivopay/ui/button";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Bell, CheckCheck, Settings2 } from "lucide-react";
import Link from "next/link";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
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
        end={
          <>
            <MarkAllRead />
            <IconButton asChild label={translate("settings")}>
              <Link href="/profile/messages">
                <Settings2 aria-hidden="true" className="size-6" />
              </Link>
            </IconButton>
          </>
        }
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
    <IconButton
      label={translate("markAllRead")}
      disabled={markAll.isPending}
      onClick={() => markAll.mutate({})}
    >
      <CheckCheck aria-hidden="true" className="size-6" />
    </IconButton>
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
      {byDay(messages, indianDay).map((day) => (
        <MessageDayList key={day.day} {...day} onRead={(id) => markRead.mutate({ id })} />
      ))}
      <LoadMore list={list} />
    </>
  );
}
