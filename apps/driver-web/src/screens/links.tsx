"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { List, ListRow } from "@drivopay/ui/list";
import { Money } from "@drivopay/ui/money";
import { ListSkeleton } from "@drivopay/ui/skeleton";
import { EmptyState } from "@drivopay/ui/states";
import { StatusPill } from "@drivopay/ui/status-pill";
import { Link2 } from "lucide-react";
import Link from "next/link";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { BackBar } from "./back-bar.tsx";
import { linkTone } from "./link-tone.ts";
import { linksPage } from "./list-inputs.ts";
import { LoadMore } from "./load-more.tsx";
import { useDayName } from "./movement-row.tsx";
import { usePages } from "./pages.ts";
import { Section } from "./section.tsx";

/** The links a driver has sent, newest first. */
export function Links() {
  const translate = useTranslations("links");
  const shell = useTranslations("shell");
  return (
    <>
      <BackBar title={translate("listTitle")} href="/collect" />
      <main className="pb-10">
        <Section skeleton={<ListSkeleton rows={6} label={shell("loading")} />}>
          <Sent />
        </Section>
      </main>
    </>
  );
}

function Sent() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const translate = useTranslations("links");
  const dayName = useDayName();
  const list = usePages(trpc.payments.links.list.pathKey(), (cursor) =>
    client.payments.links.list.query(cursor === null ? linksPage : { ...linksPage, cursor }),
  );
  const links = list.data.pages.flatMap((page) => page.links);
  if (links.length === 0) {
    return (
      <EmptyState
        icon={<Link2 aria-hidden="true" className="size-10" />}
        title={translate("emptyTitle")}
        action={
          <Button asChild kind="secondary">
            <Link href="/collect">{translate("send")}</Link>
          </Button>
        }
      >
        {translate("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <>
      <List label={translate("listTitle")}>
        {links.map((link) => (
          <ListRow
            key={link.id}
            title={<Money amount={link.amount} size="row" />}
            detail={[link.description, dayName(link.createdAt)].filter(Boolean).join(" · ")}
            end={<StatusPill tone={linkTone(link.status)}>{translate(`status.${link.status}`)}</StatusPill>}
            render={(row) => <Link href={`/collect/links/${link.id}`} {...row} />}
          />
        ))}
      </List>
      <LoadMore list={list} />
    </>
  );
}
