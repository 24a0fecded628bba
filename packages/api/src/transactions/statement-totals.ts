import { createHash, type Hash } from "node:crypto";
import { type Paise, paise } from "@drivopay/contracts/money";
import type { TransactionSource } from "@drivopay/contracts/transactions";
import type { StatementLine } from "../wallet/index.ts";

/** What the rows of a statement add up to. */
export interface StatementTotals {
  readonly rows: number;
  readonly credited: Paise;
  readonly debited: Paise;
  readonly sources: readonly {
    readonly source: TransactionSource;
    readonly credited: Paise;
    readonly debited: Paise;
  }[];
  /** Digest over every row, in order: a changed, missing or added row gives another. */
  readonly rowsSha256: string;
}

/** Adds rows up as they pass; nothing of them is kept. */
export class StatementTally {
  readonly #hash: Hash = createHash("sha256");
  readonly #sources = new Map<TransactionSource, { credited: number; debited: number }>();
  #rows = 0;

  add(line: StatementLine): void {
    const sums = this.#sources.get(line.source) ?? { credited: 0, debited: 0 };
    this.#sources.set(line.source, sums);
    if (line.change > 0) sums.credited += line.change;
    else sums.debited -= line.change;
    this.#rows += 1;
    const { version, transactionId, at, kind, source, change, balance } = line;
    this.#hash.update(`${[version, transactionId, at, kind, source, change, balance].join("|")}\n`);
  }

  result(): StatementTotals {
    const sources = [...this.#sources]
      .map(([source, sums]) => ({ source, credited: paise(sums.credited), debited: paise(sums.debited) }))
      .sort((first, second) => (first.source < second.source ? -1 : 1));
    return {
      rows: this.#rows,
      credited: paise(sources.reduce((sum, { credited }) => sum + credited, 0)),
      debited: paise(sources.reduce((sum, { debited }) => sum + debited, 0)),
      sources,
      rowsSha256: this.#hash.copy().digest("hex"),
    };
  }
}
