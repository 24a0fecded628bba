import { readEnv } from "@drivopay/runtime/env";
import Fastify from "fastify";
import postgres from "postgres";
import { z } from "zod";

// The limit for `wallet.get`: a bare Fastify route that does the same one read, with nothing in its path.

const env = readEnv(
  z.object({ DATABASE_URL: z.url(), PORT: z.coerce.number().int(), BENCH_WALLET_ID: z.uuid() }),
);
const sql = postgres(env.DATABASE_URL, { max: 10, fetch_types: false });
const app = Fastify();

app.get("/wallet", async () => {
  const [row] = await sql`
    select w.balance, w.pending_balance, w.version, (
      select json_agg(json_build_object('id', h.id, 'reason', h.reason, 'amount', h.amount,
        'createdAt', h.created_at, 'expiresAt', h.expires_at) order by h.created_at, h.id)
      from wallet.holds h where h.wallet_id = w.id and h.released_at is null
    ) as holds
    from wallet.wallets w where w.id = ${env.BENCH_WALLET_ID}`;
  return row;
});

await app.listen({ port: env.PORT, host: "127.0.0.1" });
