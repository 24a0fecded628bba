import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { connectDatabase, type Database } from "./client.ts";
import { applicationRole } from "./migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Owner's connection to the test server, database `postgres`. */
    ownerUrl: string;
    /** A migrated database to copy. */
    templateName: string;
    appPassword: string;
    redisUrl: string;
    /** api-worker as one JavaScript file, for tests that start it as a process. */
    apiWorkerFile: string;
  }
}

export interface TestDatabase {
  /** Connection as the product's role. */
  readonly url: string;
  /** Connection as the owner, for faults that the product's role could not make. */
  readonly ownerUrl: string;
  connect(options?: { poolSize?: number }): Database;
  drop(): Promise<void>;
}

/** A fresh, migrated database of its own on the real Postgres of the test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("ownerUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asOwner(server, (sql) => sql.unsafe(`create database ${name} template ${inject("templateName")}`));
  const ownerUrl = onDatabase(server, name);
  const url = new URL(ownerUrl);
  url.username = applicationRole;
  url.password = inject("appPassword");
  const opened: Database[] = [];
  return {
    url: url.href,
    ownerUrl,
    connect: (options) => {
      const database = connectDatabase(url.href, options);
      opened.push(database);
      return database;
    },
    drop: async () => {
      await Promise.all(opened.map((database) => database.close()));
      await asOwner(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

function onDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

async function asOwner(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
