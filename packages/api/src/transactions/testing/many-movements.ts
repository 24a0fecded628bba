import { connectDatabase } from "@drivopay/db";

/**
 * Gives a wallet without movements so many fares of one rupee, a minute apart, by set-based SQL of the books' owner: a
 * wallet of years, in seconds.
 */
export async function makeManyMovements(
  ownerUrl: string,
  wallet: { readonly id: string; readonly userId: string },
  count: number,
): Promise<void> {
  const owner = connectDatabase(ownerUrl, { poolSize: 1, statementTimeoutMs: 300_000 });
  await owner.transact(async ({ sql }) => {
    await sql`select set_config('drivopay.posting', 'checked', true)`;
    await sql`
      with made as (
        insert into transactions.transactions (id, posting_key, posting_hash, kind, type, source, user_id, wallet_id,
          wallet_version, amount, balance_after, pending_after, listed, description, reference_id, created_at)
        select gen_random_uuid(), 'many:' || ${wallet.id}::text || ':' || n, '', 'PAYMENT_CAPTURED', 'CREDIT', 'QR',
          ${wallet.userId}::uuid, ${wallet.id}::uuid, n, 100, n * 100, 0, true, 'Fare number ' || n,
          gen_random_uuid(), timestamptz '2025-01-01T00:00:00Z' + n * interval '1 minute'
        from generate_series(1, ${count}::int) n
        returning id, created_at
      )
      insert into wallet.entries (transaction_id, line, wallet_id, account, amount, created_at)
      select m.id, l.line, l.wallet_id, l.account, l.amount, m.created_at
      from made m, (values (1, null::uuid, 'gateway_clearing:razorpay', -100), (2, ${wallet.id}::uuid, 'available', 100))
        l (line, wallet_id, account, amount)`;
    await sql`
      update wallet.wallets set balance = ${count * 100}::bigint, version = ${count}::bigint where id = ${wallet.id}`;
    await sql`analyze transactions.transactions`;
    await sql`analyze wallet.entries`;
  });
  await owner.close();
}
