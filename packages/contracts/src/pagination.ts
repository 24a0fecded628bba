import { z } from "zod";

/** A page by number (REST) or by cursor (everything that scrolls). Query strings carry numbers as text. */
export const PageInput = z.strictObject({
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2_000).optional().meta({
    description:
      "The `nextCursor` of an answer. It carries the filters it was made for: leave them out or repeat them; others are refused",
  }),
});
export type PageInput = z.infer<typeof PageInput>;

export const Pagination = z.object({
  page: z.int().nullable().meta({ description: "Null when the page was asked for by cursor" }),
  limit: z.int(),
  total: z.int(),
  hasMore: z.boolean(),
  nextCursor: z.string().nullable(),
});
export type Pagination = z.infer<typeof Pagination>;
