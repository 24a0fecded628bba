import { post } from "@drivopay/api/wallet/ledger/post";
import type { Posting } from "@drivopay/api/wallet/ledger/posting";
import { paise } from "@drivopay/contracts/money";
import { connectDatabase } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import postgres from "postgres";
import { inTurn, type Row, say, throughput } from "./measure.ts";

const clients = 8;
const postingsARound = 3_000;
const rounds = 7;
const drivers = 256;
const smallEntries = 10_000;

interface Wallet {
  readonly id: string;
  readonly userId: string;
}

/**
 * Postings a second through the ledger, over the same rows written by one prepared statement that checks nothing;
 * then the ledger at many entries over itself at few. All postings touch one gateway clearing account.
 */
export async function benchLedger(options: {
  appUrl: string;
  ownerUrl: string;
  manyEntries: number;
}): Promise<Row[]> {
  const db = connectDatabase(options.appUrl, { poolSize: clients });
  const owner = postgres(options.ownerUrl, { max: clients, onnotice: () => undefined });
  try {
    const wallets = await openWallets(owner);
    await makeBareTables(owner);
    await throughput(clients, smallEntries / 2, (index) => post(db, fare(wallets, index)));

    say(`ledger: ${rounds} rounds of ${postingsARound} postings, ${clients} clients`);
    const ours = () => throughput(clients, postingsARound, (index) => post(db, fare(wallets, index)));
    const bare = () => throughput(clients, postingsARound, (index) => writeBare(owner, wallets, index));
    const against = await inTurn(rounds, ours, bare);
    const few = await steady(ours);
    say(`ledger: filling to ${options.manyEntries} entries`);
    await fill(owner, wallets, options.manyEntries);
    const many = await steady(ours);
    return [
      {
        what: "ledger postings/s over the barest prepared SQL",
        ratio: against.ratio,
        mustBe: { atLeast: 0.8 },
        detail: `${Math.round(against.a)}/s over ${Math.round(against.b)}/s`,
      },
      {
        what: `ledger postings/s at ${options.manyEntries} entries over the same at ${smallEntries}`,
        ratio: many / few,
        mustBe: { atLeast: 0.85 },
        detail: `${Math.round(many)}/s over ${Math.round(few)}/s`,
      },
    ];
  } finally {
    await db.close();
    await owner.end();
  }
}

async function steady(measure: () => Promise<number>): Promise<number> {
  await measure();
  return (await inTurn(rounds, measure, measure)).a;
}

async function openWallets(owner: postgres.Sql): Promise<Wallet[]> {
  const wallets = Array.from({ length: drivers }, () => ({ id: newId(), userId: newId() }));
  for (const [index, wallet] of wallets.entries()) {
    const phone = `+9198${String(index).padStart(8, "0")}`;
    await owner`insert into users.users (id, phone, name) values (${wallet.userId}, ${phone}, 'Bench')`;
    await owner`insert into wallet.wallets (id, user_id) values (${wallet.id}, ${wallet.userId})`;
  }
  return wallets;
}

function fare(wallets: readonly Wallet[], index: number): Posting {
  const wallet = wallets[index % wallets.length];
  if (!wallet) throw new Error("No wallets");
  const paymentId = newId();
  return {
    key: `payment:${paymentId}:captured`,
    kind: "PAYMENT_CAPTURED",
    type: "CREDIT",
    source: "QR",
    wallet,
    moves: [{ from: "gateway_clearing:razorpay", to: "available", amount: paise(12_550) }],
    amount: paise(12_550),
    fee: paise(0),
    tax: paise(0),
    referenceId: paymentId,
    description: null,
    listed: true,
    event: {
      name: "payments/payment.captured",
      data: { paymentId, userId: wallet.userId, walletId: wallet.id },
    },
  };
}

/** The same tables with the same indexes and checks, without triggers or a function in front. */
async function makeBareTables(owner: postgres.Sql): Promise<void> {
  await owner`create schema bare`;
  for (const table of ["wallet.wallets", "wallet.entries", "transactions.transactions", "events.outbox"]) {
    await owner.unsafe(`create table bare.${table.split(".")[1]} (like ${table} including all)`);
  }
  await owner`insert into bare.wallets (id, user_id) select id, user_id from wallet.wallets`;
}

/** The rows of one posting in one prepared statement, with the values a client would pass. */
async function writeBare(owner: postgres.Sql, wallets: readonly Wallet[], index: number): Promise<void> {
  const posting = fare(wallets, index);
  const wallet = posting.wallet;
  if (!wallet) throw new Error("No wallet");
  const id = newId();
  const amount = posting.amount;
  await owner`
    with w as (
      update bare.wallets set balance = balance + ${amount}, version = version + 1, last_transaction_at = now()
      where id = ${wallet.id} returning balance, pending_balance, version
    ), t as (
      insert into bare.transactions (id, posting_key, posting_hash, kind, type, source, user_id, wallet_id,
        wallet_version, amount, fee, tax, balance_after, pending_after, listed, description, reference_id)
      select ${id}, ${posting.key}, ${posting.key}, ${posting.kind}, ${posting.type}, ${posting.source},
        ${wallet.userId}, ${wallet.id}, version, ${amount}, ${posting.fee}, ${posting.tax}, balance, pending_balance,
        ${posting.listed}, ${posting.description}, ${posting.referenceId} from w
    ), e as (
      insert into bare.entries (transaction_id, line, wallet_id, account, amount) values
        (${id}, 1, null, 'gateway_clearing:razorpay', ${-amount}), (${id}, 2, ${wallet.id}, 'available', ${amount})
    )
    insert into bare.outbox (id, name, data, live_topics)
    values (${newId()}, ${"payments/payment.captured"}, ${JSON.stringify(posting.event?.data)}, ${`{"wallet:${wallet.id}"}`})`;
}

/**
 * Brings the books to so many entries by set-based inserts, in the order and shape that postings have. The rows go
 * around the posting function for speed, as the owner; they balance, and the triggers see them.
 */
async function fill(owner: postgres.Sql, wallets: readonly Wallet[], target: number): Promise<void> {
  const chunk = 100_000;
  const [counted] = await owner<{ count: number }[]>`select count(*)::int as count from wallet.entries`;
  for (let entries = counted?.count ?? 0; entries < target; entries += chunk * 2) {
    const ids = wallets.map((wallet) => wallet.id);
    await owner`
      with numbered as (
        select n, gen_random_uuid() as tail, (${ids}::uuid[])[1 + n % ${wallets.length}] as wallet_id
        from generate_series(1, ${chunk}::int) n
      ), made as (
        select wallet_id, n,
          (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
            || substr(replace(tail::text, '-', ''), 14))::uuid as id
        from numbered
      ), heads as (
        insert into transactions.transactions (id, posting_key, posting_hash, kind, type, source, user_id, wallet_id,
          wallet_version, amount, balance_after, pending_after, listed, reference_id)
        select m.id, 'payment:' || m.id || ':captured', md5(m.id::text), 'PAYMENT_CAPTURED', 'CREDIT', 'QR', w.user_id,
          m.wallet_id, w.version + row_number() over (partition by m.wallet_id order by m.n), 12550,
          w.balance + 12550, 0, true, m.id
        from made m join wallet.wallets w on w.id = m.wallet_id
        returning id, wallet_id
      ), grown as (
        update wallet.wallets w
        set version = w.version + g.count, balance = w.balance + g.count * 12550
        from (select wallet_id, count(*) as count from made group by wallet_id) g where w.id = g.wallet_id
      )
      insert into wallet.entries (transaction_id, line, wallet_id, account, amount)
      select h.id, l.line, case l.line when 2 then h.wallet_id end,
        case l.line when 1 then 'gateway_clearing:razorpay' else 'available' end,
        case l.line when 1 then -12550 else 12550 end
      from heads h cross join (values (1), (2)) l (line)`;
    if (entries % 2_000_000 < chunk * 2) say(`  ${entries} entries`);
  }
  await owner`vacuum analyze`.simple();
}
