// The architecture's rules on what may import what; `npm run check` enforces them.

const ours = "^(apps|packages|scripts|e2e|bench)/";
const tests = "([.](test|spec)[.]tsx?|/test-services[.]ts|/testing/[^/]+[.]ts)$";
const domains = [
  "audit",
  "wallet",
  "users",
  "auth",
  "payments",
  "platforms",
  "transactions",
  "notifications",
  "privacy",
  "admin",
];

/** What each folder may import of ours, beside itself; tests may import more, see `testsMay`. */
const may = {
  "packages/contracts": [],
  "packages/runtime": [],
  "packages/i18n": [],
  "packages/db": ["packages/runtime", "packages/contracts"],
  "packages/ui": ["packages/i18n", "packages/contracts"],
  "packages/api": ["packages/db", "packages/runtime", "packages/i18n", "packages/contracts"],
  "packages/providers": ["packages/runtime", "packages/contracts"],
  "packages/client": ["packages/contracts"],
  "packages/sandbox": ["packages/runtime"],
  "packages/inngest-local": ["packages/runtime"],
  // The one composition root: it alone knows both the ports and the adapters.
  "packages/composition": [
    "packages/api",
    "packages/contracts",
    "packages/db",
    "packages/providers",
    "packages/runtime",
  ],
  "apps/[^/]+": [
    "packages/api",
    "packages/ui",
    "packages/client",
    "packages/i18n",
    "packages/runtime",
    "packages/contracts",
    "packages/composition",
  ],
  scripts: ["packages/api", "packages/composition", "packages/contracts", "packages/db", "packages/runtime"],
  e2e: ["packages/client", "packages/contracts", "packages/i18n", "scripts"],
  bench: [
    "packages/api",
    "packages/client",
    "packages/composition",
    "packages/contracts",
    "packages/db",
    "packages/runtime",
    "scripts",
  ],
};

/** Types that cross a border which values may not. */
const typesMay = {
  "packages/providers": ["packages/api"],
  "packages/client": ["packages/api"],
};

/** Tests may build a real surrounding for what they test. */
const testsMay = {
  "packages/contracts": [],
  "packages/api": [
    "packages/sandbox",
    "packages/inngest-local",
    "packages/providers",
    "packages/composition",
    "packages/client",
  ],
  "packages/providers": ["packages/sandbox"],
  "packages/client": ["packages/api", "packages/composition"],
  "packages/composition": ["packages/sandbox", "packages/inngest-local", "packages/client"],
  "apps/[^/]+": ["packages/db", "packages/sandbox", "packages/inngest-local"],
};

/**
 * The domains, in order: who may call whom, always by its index.ts. Whoever hears or announces an event may import its
 * definition, which stands in events.ts; that is all notifications knows of the domains above it. Nobody calls admin.
 */
const domainMay = {
  audit: [],
  wallet: ["audit"],
  users: ["audit", "wallet"],
  auth: ["audit", "wallet", "users"],
  payments: ["audit", "wallet", "users"],
  platforms: ["audit", "wallet", "users"],
  transactions: ["audit", "wallet", "users"],
  notifications: ["audit", "wallet", "users"],
  // What the law gives every driver reaches into whatever holds personal data.
  privacy: ["audit", "wallet", "users", "payments", "platforms", "transactions", "notifications"],
  admin: domains.filter((name) => name !== "admin"),
};

/** The files by which the rest of api may enter a domain. */
const frontDoors = "^packages/api/src/[^/]+/(index|events)[.]ts$";
const events = "^packages/api/src/[^/]+/events[.]ts$";

const anyOf = (folders) => `^(${folders.join("|")})(/|$)`;

function borderRules() {
  return Object.entries(may).flatMap(([folder, allowed]) => {
    const inside = `^${folder}/`;
    const here = folder === "apps/[^/]+" ? `^(${folder})/` : inside;
    const itself = folder === "apps/[^/]+" ? ["$1"] : [folder];
    const types = typesMay[folder] ?? [];
    const forTests = testsMay[folder] ?? [];
    const name = folder.replace("/[^/]+", "");
    const rules = [
      {
        name: `${name} may not import this`,
        comment: `${name} may import ${allowed.join(", ") || "nothing of ours"}${types.length ? `, and types of ${types.join(", ")}` : ""}`,
        severity: "error",
        from: { path: here, pathNot: tests },
        to: { path: ours, pathNot: [anyOf([...itself, ...allowed, ...types])] },
      },
      {
        name: `a test of ${name} may not import this`,
        severity: "error",
        from: { path: `${here}.*${tests}` },
        to: { path: ours, pathNot: [anyOf([...itself, ...allowed, ...types, ...forTests])] },
      },
    ];
    if (types.length > 0) {
      rules.push({
        name: `${name} may import only types of ${types.join(", ")}`,
        severity: "error",
        from: { path: here, pathNot: tests },
        to: { path: anyOf(types), dependencyTypesNot: ["type-only"] },
      });
    }
    return rules;
  });
}

function domainRules() {
  return domains.flatMap((domain) => {
    const others = domains.filter((name) => name !== domain);
    const forbidden = others.filter((name) => !domainMay[domain].includes(name));
    return [
      {
        name: `domain ${domain} may not call that domain`,
        comment: `${domain} may call ${domainMay[domain].join(", ") || "no other domain"}`,
        severity: "error",
        from: { path: `^packages/api/src/${domain}/`, pathNot: tests },
        to: { path: `^packages/api/src/(${forbidden.join("|")})/`, pathNot: events },
      },
      {
        name: `domain ${domain} goes past the front door`,
        comment: "Domains meet only through index.ts, and the definitions of their events",
        severity: "error",
        from: { path: `^packages/api/src/${domain}/`, pathNot: tests },
        to: {
          path: `^packages/api/src/(${others.join("|")})/`,
          // Staff see one router, which admin assembles of what each domain offers them.
          pathNot:
            domain === "admin" ? [frontDoors, "^packages/api/src/[^/]+/staff-router[.]ts$"] : frontDoors,
        },
      },
    ];
  });
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...borderRules(),
    ...domainRules(),
    {
      name: "api reaches into a domain past its front door",
      severity: "error",
      from: {
        path: "^packages/api/src/",
        pathNot: [
          `^packages/api/src/(${domains.join("|")})/`,
          "^packages/api/src/(root|workflows|services)[.]ts$",
          tests,
        ],
      },
      to: {
        path: `^packages/api/src/(${domains.join("|")})/`,
        pathNot: frontDoors,
      },
    },
    {
      name: "the assembly of api takes more than routers and workflows",
      severity: "error",
      from: { path: "^packages/api/src/(root|workflows)[.]ts$" },
      to: {
        path: `^packages/api/src/(${domains.join("|")})/`,
        pathNot: [
          frontDoors,
          "^packages/api/src/[^/]+/[a-z-]*router[.]ts$",
          "^packages/api/src/[^/]+/workflows/",
        ],
      },
    },
    {
      name: "the services take more of a domain than its ports",
      severity: "error",
      from: { path: "^packages/api/src/services[.]ts$" },
      to: {
        path: `^packages/api/src/(${domains.join("|")})/`,
        pathNot: [frontDoors, "^packages/api/src/[^/]+/ports[.]ts$"],
      },
    },
    {
      name: "a domain imports the assembly",
      severity: "error",
      from: { path: `^packages/api/src/(${domains.join("|")})/`, pathNot: tests },
      to: { path: "^packages/api/src/(root|workflows|index)[.]ts$" },
    },
    {
      name: "entries are written outside of the ledger",
      comment: "Only wallet/ledger writes entries",
      severity: "error",
      from: { path: "^packages/(api|composition)/", pathNot: ["^packages/api/src/wallet/ledger/", tests] },
      to: { path: "^packages/db/src/ledger(/|[.]ts$)" },
    },
    {
      name: "what ships imports the sandbox",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: [tests, "^packages/sandbox/"] },
      to: { path: "^packages/sandbox/" },
    },
    {
      name: "something imports an app",
      severity: "error",
      from: { path: "^(packages|scripts|e2e|bench)/" },
      to: { path: "^apps/" },
    },
    {
      name: "product code imports a test",
      severity: "error",
      from: { path: ours, pathNot: tests },
      to: { path: tests },
    },
    {
      name: "a circle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "an import that leads nowhere",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["[.]css$"] },
    },
    {
      name: "a dependency that the package does not name",
      severity: "error",
      from: { path: "^(apps|packages)/", pathNot: tests },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)([.]next|dist|test-results|playwright-report)/|next-env[.]d[.]ts$" },
    combinedDependencies: false,
    tsPreCompilationDeps: true,
    // The web apps are checked each by itself, with --ts-config: both call their own source @/.
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
