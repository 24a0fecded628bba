import { IncomePassport } from "@/screens/income-passport.tsx";
import { Prefetched, prefetch } from "@/server/prefetched.tsx";
import { serverTrpc } from "@/server/trpc.ts";
import { Words } from "@/server/words.tsx";

export default function IncomePassportPage() {
  prefetch(serverTrpc.transactions.income.queryOptions({ months: 6 }));
  return (
    <Words domains={["passport", "papers", "source"]}>
      <Prefetched>
        <IncomePassport />
      </Prefetched>
    </Words>
  );
}
