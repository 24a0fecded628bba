/** One thing that must hold of the books; its query gives a row for each break. */
export interface ProofRule {
  readonly rule: string;
  /** Selects `id` and `detail`, both text. */
  readonly breaks: string;
}

/** The books themselves. */
const bookRules: readonly ProofRule[] = [
  {
    rule: "transaction-balances",
    breaks: `select transaction_id::text as id,
        'entries sum to ' || sum(amount) || ' in ' || count(*) || ' lines' as detail
      from wallet.entries group by transaction_id
      having sum(amount) <> 0 or count(*) < 2 or count(distinct currency) <> 1`,
  },
  {
    rule: "transaction-has-entries",
    breaks: `select t.id::text as id, 'a head without entries' as detail from transactions.transactions t
      where not exists (select 1 from wallet.entries e where e.transaction_id = t.id)`,
  },
  {
    rule: "entries-have-transaction",
    breaks: `select distinct e.transaction_id::text as id, 'entries without a head' as detail
      from wallet.entries e
      where not exists (select 1 from transactions.transactions t where t.id = e.transaction_id)`,
  },
  {
    rule: "wallet-equals-entries",
    breaks: `select w.id::text as id, 'row says ' || w.balance || ' and ' || w.pending_balance
        || ', entries say ' || coalesce(s.available, 0) || ' and ' || coalesce(s.held, 0) as detail
      from wallet.wallets w full join (
        select wallet_id, coalesce(sum(amount) filter (where account = 'available'), 0) as available,
          coalesce(sum(amount) filter (where account = 'held'), 0) as held
        from wallet.entries where wallet_id is not null group by wallet_id
      ) s on s.wallet_id = w.id
      where w.id is null or w.balance <> coalesce(s.available, 0) or w.pending_balance <> coalesce(s.held, 0)`,
  },
  {
    rule: "versions-gapless",
    breaks: `select w.id::text as id, 'version ' || w.version || ' with ' || count(t.id) || ' transactions up to '
        || coalesce(max(t.wallet_version), 0) as detail
      from wallet.wallets w left join transactions.transactions t on t.wallet_id = w.id
      group by w.id having count(t.id) <> w.version or coalesce(max(t.wallet_version), 0) <> w.version`,
  },
  {
    rule: "running-balance",
    breaks: `select id::text as id, 'says ' || balance_after || ' after it, entries say ' || running as detail
      from (
        select t.id, t.balance_after, sum(coalesce(e.amount, 0))
          over (partition by t.wallet_id order by t.wallet_version) as running
        from transactions.transactions t
        left join wallet.entries e on e.transaction_id = t.id and e.account = 'available'
        where t.wallet_id is not null
      ) passbook where balance_after <> running`,
  },
  {
    rule: "holds-equal-held",
    breaks: `select w.id::text as id, 'held is ' || w.pending_balance || ', open holds are '
        || coalesce(sum(h.amount), 0) as detail
      from wallet.wallets w left join wallet.holds h on h.wallet_id = w.id and h.released_at is null
      group by w.id having w.pending_balance <> coalesce(sum(h.amount), 0)`,
  },
  {
    rule: "snapshot-equals-entries",
    breaks: `select s.account || ' ' || s.up_to as id, 'snapshot says ' || s.balance || ', entries say '
        || coalesce(sum(e.amount), 0) as detail
      from transactions.account_snapshots s
      left join wallet.entries e on e.wallet_id is null and e.account = s.account and e.created_at <= s.up_to
      where s.up_to = (select max(n.up_to) from transactions.account_snapshots n where n.account = s.account)
      group by s.account, s.up_to, s.balance having s.balance <> coalesce(sum(e.amount), 0)`,
  },
];

/** What moved money outside of the books must stand in them, once. */
const recordRules: readonly ProofRule[] = [
  {
    rule: "payment-posted-once",
    breaks: `select p.id::text as id, p.status || ' with ' || count(t.id) || ' credits' as detail
      from payments.payments p left join transactions.transactions t
        on t.reference_id = p.id and t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD')
      group by p.id
      having count(t.id) <> (case when p.status = 'FAILED' then 0 else 1 end)
        or (p.status <> 'FAILED' and min(t.id::text) is distinct from p.transaction_id::text)`,
  },
  {
    rule: "refund-posted-once",
    breaks: `select r.id::text as id, r.status || ' with ' || count(made.id) || ' debits and '
        || count(returned.id) || ' returns' as detail
      from payments.refunds r
      left join transactions.transactions made on made.posting_key = 'refund:' || r.id || ':made'
      left join transactions.transactions returned on returned.posting_key = 'refund:' || r.id || ':returned'
      group by r.id
      having (r.status <> 'FAILED' and (count(made.id) <> 1 or count(returned.id) <> 0))
        or (r.status = 'FAILED' and count(made.id) <> count(returned.id))`,
  },
  {
    rule: "reverse-penny-drop-posted-once",
    breaks: `select d.id::text as id, d.state || ' with ' || count(t.id) || ' credits' as detail
      from wallet.reverse_penny_drops d left join transactions.transactions t
        on t.reference_id = d.id and t.kind in ('PAYMENT_CAPTURED', 'PAYMENT_HELD')
      group by d.id
      having count(t.id) <> (case when d.transaction_id is null then 0 else 1 end)
        or (d.state in ('VERIFIED', 'OTHER_ACCOUNT', 'NAME_MISMATCH') and d.transaction_id is null)
        or (d.transaction_id is not null and min(t.id::text) <> d.transaction_id::text)`,
  },
  {
    rule: "settlement-posted-once",
    breaks: `select s.id::text as id, s.state || ' with ' || count(t.id) || ' postings of fee and tax' as detail
      from payments.settlements s left join transactions.transactions t
        on t.reference_id = s.id and t.kind = 'GATEWAY_SETTLEMENT'
      group by s.id
      having count(t.id) <> (case when s.transaction_id is null then 0 else 1 end)
        or (s.state = 'MATCHED' and s.fee + s.tax > 0 and s.transaction_id is null)
        or (s.transaction_id is not null and (min(t.id::text) <> s.transaction_id::text
          or min(t.fee) <> s.fee or min(t.tax) <> s.tax))`,
  },
  {
    rule: "withdrawal-posted-as-its-state",
    breaks: `select w.id::text as id, w.status || ' with postings ' || coalesce(p.kinds, 'none') as detail
      from wallet.withdrawals w
      left join (
        select reference_id, string_agg(kind, ' ' order by wallet_version) as kinds
        from transactions.transactions where source = 'WITHDRAWAL' group by reference_id
      ) p on p.reference_id = w.id
      where p.kinds is distinct from (case
        when w.status = 'PROCESSED' then 'WITHDRAWAL_HELD WITHDRAWAL_PROCESSED'
        when w.status = 'REVERSED' then 'WITHDRAWAL_HELD WITHDRAWAL_PROCESSED WITHDRAWAL_REVERSED'
        when w.status in ('RETURNED', 'CANCELLED') then 'WITHDRAWAL_HELD WITHDRAWAL_RETURNED'
        else 'WITHDRAWAL_HELD' end)`,
  },
  {
    rule: "earning-posted-once",
    breaks: `select e.id::text as id, 'is ' || e.amount || ', its postings are ' || coalesce(p.posted, 0) || ' in '
        || coalesce(p.postings, 0) as detail
      from platforms.earnings e left join (
        select m.earning_id, -sum(l.amount) as posted, count(*) as postings
        from (
          select t.reference_id as earning_id, t.id from transactions.transactions t
          where t.kind in ('EARNING_CREDITED', 'EARNING_HELD', 'EARNING_AMENDED')
          union
          select i.id, i.transaction_id from platforms.earnings i where i.import_id is not null
        ) m join wallet.entries l on l.transaction_id = m.id and l.wallet_id is null
          and l.account like 'platform_receivable:%'
        group by m.earning_id
      ) p on p.earning_id = e.id
      where e.amount <> coalesce(p.posted, 0) or e.revision <> coalesce(p.postings, 0)`,
  },
];

export const proofRules: readonly ProofRule[] = [...bookRules, ...recordRules];
