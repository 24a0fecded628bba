"use client";

import { formatMoment } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { Button, IconButton } from "@drivopay/ui/button";
import { List } from "@drivopay/ui/list";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { StatusPill } from "@drivopay/ui/status-pill";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Bell, CheckCheck } from "lucide-react";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { inboxPage } from "./list-inputs.ts";
import { useLive } from "./live-wallet.tsx";
import { usePages } from "./pages.ts";
import { Section } from "./section.tsx";

/** What the app has told the driver, newest first. */
export function Inbox() {
  const translate = useTranslations("inbox");
  const common = useTranslations("common");
  return (
    <>
      <BackBar title={translate("title")} href="/" end={<MarkAllRead />} />
      <main className="pb-10">
        <Section skeleton={<ListSkeleton rows={6} label={common("loading")} />}>
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
  const locale = useLocale();
  const translate = useTranslations("inbox");
  const common = useTranslations("common");
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
      <List label={translate("title")}>
        {messages.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              disabled={message.isRead}
              onClick={() => markRead.mutate({ id: message.id })}
              className="flex min-h-16 w-full flex-col gap-0.5 px-4 py-3 text-left enabled:hover:bg-still-wash disabled:cursor-default"
            >
              <span className="flex items-start justify-between gap-3">
                <span className={message.isRead ? "font-medium" : "font-bold"}>{message.title}</span>
                {message.isRead ? null : <StatusPill tone="wait">{translate("unread")}</StatusPill>}
              </span>
              <span className="text-ink-soft">{message.body}</span>
              <span className="figures text-ink-soft text-small">
                {formatMoment(message.createdAt, locale)}
              </span>
            </button>
          </li>
        ))}
      </List>
      {list.hasNextPage ? (
        <div className="p-4">
          <Button
            kind="secondary"
            wide
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {common("loadMore")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
