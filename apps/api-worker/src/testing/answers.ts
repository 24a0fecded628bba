import { z } from "zod";

/** What every sign-in answers with. */
export const Tokens = z.looseObject({ accessToken: z.string(), refreshToken: z.string() });

const Row = z.looseObject({ id: z.string() });

/** The id of what stands in an answer under a name; empty when nothing does. */
export const idOf = (name: string, answer: unknown): string =>
  z.looseObject({ [name]: Row }).parse(answer)[name]?.id ?? "";

/** The rows of the list that stands in an answer under a name. */
export const listOf = (name: string, answer: unknown): z.infer<typeof Row>[] =>
  z.looseObject({ [name]: z.array(Row) }).parse(answer)[name] ?? [];

/** An instant so many days from now. */
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** From twenty days ago to tomorrow, as a query. */
export const span = () => new URLSearchParams({ from: day(-20), to: day(1) });
