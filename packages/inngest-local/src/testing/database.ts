import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    ownerUrl: string;
  }
}

export type EmptyDatabase = { url: string; drop(): Promise<void> };

/** A new, empty database on the Postgres of the test run. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  const server = inject("ownerUrl");
  const name = `inngest_${randomUUID().replaceAll("-", "")}`;
  await asOwner(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asOwner(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function asOwner(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
