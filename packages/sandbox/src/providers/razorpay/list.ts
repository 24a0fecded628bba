import { z } from "zod";
import { RazorpayError } from "./errors.ts";

const ListQuery = z.object({
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  count: z.coerce.number().int().min(1).default(10),
  skip: z.coerce.number().int().min(0).default(0),
});

/** A page of entities, newest first. `count` in the answer is the size of this page, never the total. */
export function page<Entity extends { created_at: number }>(entities: Entity[], query: unknown): Entity[] {
  const parsed = ListQuery.safeParse(query);
  if (!parsed.success) throw new RazorpayError("The list parameters are invalid.");
  const { from, to, count, skip } = parsed.data;
  if (count > 100) throw new RazorpayError("The count may not be greater than 100.", { field: "count" });
  return entities
    .filter(
      ({ created_at }) =>
        (from === undefined || created_at >= from) && (to === undefined || created_at <= to),
    )
    .slice(skip, skip + count);
}

export function collection<Entity extends { created_at: number }>(entities: Entity[], query: unknown) {
  const items = page(entities, query);
  return { entity: "collection", count: items.length, items };
}
