"use client";

import type { Notification } from "@drivopay/contracts/notifications";
import { formatTime } from "@drivopay/i18n/dates";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { classNames } from "@drivopay/ui/class-names";
import { List } from "@drivopay/ui/list";
import {
  ArrowDownLeft,
  ChevronRight,
  Download,
  FileText,
  Landmark,
  Link2,
  type LucideIcon,
  MessageSquare,
  ShieldAlert,
  Undo2,
} from "lucide-react";
import Link from "next/link";
import { type MessageDay, messageLink } from "./message-link.ts";
import { useDayName } from "./movement-row.tsx";

interface MessageDayListProps extends MessageDay<Notification> {
  readonly onRead: (id: string) => void;
}

/** The messages of one day under its name. */
export function MessageDayList({ messages, onRead }: MessageDayListProps) {
  const dayName = useDayName();
  const [first] = messages;
  if (!first) return null;
  const name = dayName(first.createdAt);
  return (
    <section>
      <h2 className="px-4 pt-6 pb-2 font-semibold text-ink-soft text-small">{name}</h2>
      <List label={name}>
        {messages.map((message) => (
          <li key={message.id}>
            <Message message={message} onRead={() => onRead(message.id)} />
          </li>
        ))}
      </List>
    </section>
  );
}

const icons: readonly (readonly [prefix: string, icon: LucideIcon])[] = [
  ["PAYMENT", ArrowDownLeft],
  ["HOLD", ArrowDownLeft],
  ["REFUND", Undo2],
  ["WITHDRAWAL", Landmark],
  ["AUTO_WITHDRAW", Landmark],
  ["BANK", Landmark],
  ["KYC", FileText],
  ["SECURITY", ShieldAlert],
  ["PLATFORM", Link2],
  ["DATA", Download],
];

/** A link where there is something to see; else pressing it only marks it as read. */
function Message({ message, onRead }: { readonly message: Notification; readonly onRead: () => void }) {
  const href = messageLink(message);
  const classes = "flex min-h-16 w-full items-start gap-3 px-4 py-4 text-left";
  const read = () => {
    if (!message.isRead) onRead();
  };
  const content = <Content message={message} leads={href !== null} />;
  if (href !== null) {
    return (
      <Link
        href={href}
        onClick={read}
        className={classNames(classes, "hover:bg-still-wash active:bg-still-wash")}
      >
        {content}
      </Link>
    );
  }
  if (message.isRead) return <div className={classes}>{content}</div>;
  return (
    <button type="button" onClick={read} className={classNames(classes, "hover:bg-still-wash")}>
      {content}
    </button>
  );
}

function Content({ message, leads }: { readonly message: Notification; readonly leads: boolean }) {
  const locale = useLocale();
  const translate = useTranslations("inbox");
  const Icon = icons.find(([prefix]) => message.type.startsWith(prefix))?.[1] ?? MessageSquare;
  return (
    <>
      <span className="grid size-10 shrink-0 place-items-center rounded-field bg-still-wash max-[17rem]:hidden">
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="end-to-end items-baseline">
          <span className={classNames("break-words", message.isRead ? "font-medium" : "font-bold")}>
            {message.title}
            {message.isRead ? null : (
              <span className="ml-2 inline-block rounded-mark bg-accent px-1.5 font-semibold text-accent-ink text-small">
                {translate("unread")}
              </span>
            )}
          </span>
          <span className="figures shrink-0 text-ink-soft text-small">
            {formatTime(message.createdAt, locale)}
          </span>
        </span>
        <span className="break-words text-ink-soft">{message.body}</span>
      </span>
      {leads ? (
        <ChevronRight aria-hidden="true" className="mt-2 -mr-1 size-5 shrink-0 text-ink-soft" />
      ) : null}
    </>
  );
}
