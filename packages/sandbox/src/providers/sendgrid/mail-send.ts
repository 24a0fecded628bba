import { z } from "zod";
import type { World } from "../../core/world.ts";
import type { SendgridOptions } from "../../options.ts";
import { SendgridError } from "./errors.ts";
import { reportOn } from "./events.ts";

const Address = z.looseObject({ email: z.email(), name: z.string().optional() });

const Mail = z.looseObject({
  personalizations: z
    .array(
      z.looseObject({
        to: z.array(Address).min(1),
        subject: z.string().optional(),
        custom_args: z.record(z.string(), z.string()).optional(),
      }),
    )
    .min(1)
    .max(1_000),
  from: Address,
  subject: z.string().optional(),
  custom_args: z.record(z.string(), z.string()).optional(),
  content: z.array(z.object({ type: z.string(), value: z.string().min(1) })).min(1),
});

/** @throws SendgridError naming the first field at fault */
function parseMail(body: unknown): z.output<typeof Mail> {
  const parsed = Mail.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SendgridError(400, issue?.message ?? "Bad Request", issue?.path.map(String).join(".") || null);
}

/**
 * Takes a letter and delivers it to everybody it is addressed to.
 * @returns the id that SendGrid puts into `X-Message-Id`
 * @throws SendgridError for a letter it would not take
 */
export function acceptMail(world: World, options: SendgridOptions, body: unknown): string {
  const { personalizations, from, subject, content, custom_args } = parseMail(body);
  const id = world.random.text("sendgrid", 22);
  const part = (type: string) => content.find((piece) => piece.type === type)?.value;
  const html = part("text/html");
  for (const [index, person] of personalizations.entries()) {
    const letter = person.subject ?? subject;
    if (!letter) throw new SendgridError(400, "The subject is required.", "subject");
    for (const [place, { email }] of person.to.entries()) {
      world.inbox.deliver({
        id: `${id}.${index}.${place}`,
        channel: "email",
        to: email,
        subject: letter,
        body: part("text/plain") ?? html ?? "",
        data: { from: from.email, ...(html === undefined ? {} : { html }) },
        at: world.clock.now().toISOString(),
      });
      const customArgs = { ...custom_args, ...person.custom_args };
      if (options.webhook) reportOn(world, options.webhook, { id, to: email, customArgs });
    }
  }
  return id;
}
