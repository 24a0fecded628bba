import { type Paise, paise } from "@drivopay/contracts/money";
import type { Session } from "@drivopay/db";
import type { SystemAccount } from "./posting.ts";

/** A posting is stamped before it commits; nothing stamped this long ago can still be uncommitted. */
const settledAfterSeconds = 120;

/** The balance of a system account: its last snapshot plus the tail. Credit above zero. */
export async function systemBalance({ sql }: Session, account: SystemAccount): Promise<Paise> {
  const [row] = await sql<{ balance: string }[]>`
    with last as (
      select balance, up_to from transactions.account_snapshots
      where account = ${account} order by up_to desc limit 1)
    select coalesce((select balance from last), 0) + coalesce((
      select sum(amount) from wallet.entries where wallet_id is null and account = ${account}
        and created_at > coalesce((select up_to from last), '-infinity')), 0) as balance`;
  return paise(Number(row?.balance ?? 0));
}

/** Writes a snapshot of each system account that moved since its last one. Safe to repeat. */
export async function takeSnapshots({ sql }: Session): Promise<void> {
  await sql`
    insert into transactions.account_snapshots (account, up_to, balance, entry_count)
    select e.account, c.up_to, coalesce(l.balance, 0) + sum(e.amount), coalesce(l.entry_count, 0) + count(*)
    from (select now() - make_interval(secs => ${settledAfterSeconds}) as up_to) c
    cross join wallet.entries e
    left join lateral (
      select balance, entry_count, up_to from transactions.account_snapshots s
      where s.account = e.account order by up_to desc limit 1) l on true
    where e.wallet_id is null and e.created_at <= c.up_to and e.created_at > coalesce(l.up_to, '-infinity')
    group by e.account, c.up_to, l.balance, l.entry_count
    on conflict (account, up_to) do nothing`;
}
