import { AppError } from "@drivopay/contracts/errors";
import { onFirstUse } from "@drivopay/runtime/on-first-use";

type Branches = Readonly<Record<string, readonly (number | string)[]>>;
type Names = Readonly<Record<string, string>>;

interface IfscData {
  readonly branches: Branches;
  readonly bankNames: Names;
  /** Codes of small banks that hang on a large bank's. */
  readonly sublets: Names;
}

export interface BankBranch {
  readonly ifscCode: string;
  readonly bankName: string;
  /** The data names banks, not branches. */
  readonly branch: string | null;
}

/**
 * The bank behind an IFSC, from the data that the `ifsc` package carries; no network. The package's own entry is not
 * used, since it brings an HTTP client along.
 * @throws IFSC_UNKNOWN
 */
export async function lookupIfsc(ifscCode: string): Promise<BankBranch> {
  const { branches, bankNames, sublets } = await data();
  const bank = ifscCode.slice(0, 4);
  const written = ifscCode.slice(5);
  const branch = /^\d+$/.test(written) ? Number(written) : written;
  if (!branches[bank]?.includes(branch)) throw new AppError("IFSC_UNKNOWN");
  const bankName = bankNames[sublets[ifscCode] ?? bank] ?? bankNames[bank];
  if (bankName === undefined) throw new AppError("IFSC_UNKNOWN");
  return { ifscCode, bankName, branch: null };
}

/** A megabyte that most processes never need. */
const data = onFirstUse(async (): Promise<IfscData> => {
  const [branches, bankNames, sublets] = await Promise.all([
    import("ifsc/src/IFSC.json", { with: { type: "json" } }),
    import("ifsc/src/banknames.json", { with: { type: "json" } }),
    import("ifsc/src/sublet.json", { with: { type: "json" } }),
  ]);
  return { branches: branches.default, bankNames: bankNames.default, sublets: sublets.default };
});
