import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { find } from "../errors.ts";
import { IdParams } from "../http.ts";
import { collection } from "../list.ts";
import { NotesInput, parseBody } from "../request.ts";
import { type Account, newestFirst, newId } from "../state.ts";
import type { Contact } from "../wire.ts";

export const ContactInput = z.strictObject({
  name: z.string().min(3).max(50),
  email: z.string().max(254).nullish(),
  contact: z.string().max(20).nullish(),
  type: z.enum(["vendor", "customer", "employee", "self"]).nullish(),
  reference_id: z.string().max(40).nullish(),
  notes: NotesInput,
});

const ContactFilter = z.object({
  name: z.string().optional(),
  reference_id: z.string().optional(),
  contact: z.string().optional(),
});

const UpdateContact = ContactInput.partial().extend({ active: z.boolean().optional() });

type Identity = Pick<z.output<typeof ContactInput>, "name" | "email" | "contact" | "reference_id"> & {
  type?: string | null | undefined;
};

const identity = ({ name, email, contact, type, reference_id }: Identity): string =>
  JSON.stringify([name, email ?? null, contact ?? null, type ?? null, reference_id ?? null]);

/** The same person twice is one contact: the existing one is answered. */
export function createContact(account: Account, input: z.output<typeof ContactInput>): Contact {
  const key = identity(input);
  const existing = newestFirst(account.state.contacts).find((contact) => identity(contact) === key);
  if (existing) return existing;
  const contact: Contact = {
    id: newId(account.world.random, "cont"),
    entity: "contact",
    name: input.name,
    contact: input.contact ?? null,
    email: input.email ?? null,
    type: input.type ?? null,
    reference_id: input.reference_id ?? null,
    batch_id: null,
    active: true,
    notes: input.notes,
    created_at: account.world.clock.nowSeconds(),
  };
  account.state.contacts.set(contact.id, contact);
  return contact;
}

export function contactRoutes(app: FastifyInstance, account: Account): void {
  const one = (request: { params: unknown }): Contact =>
    find(account.state.contacts, IdParams.parse(request.params).id);

  app.post("/contacts", (request) => createContact(account, parseBody(ContactInput, request.body)));
  app.get("/contacts", (request) => {
    const filter = ContactFilter.parse(request.query);
    const contacts = newestFirst(account.state.contacts).filter(
      (contact) =>
        (filter.name === undefined || contact.name === filter.name) &&
        (filter.reference_id === undefined || contact.reference_id === filter.reference_id) &&
        (filter.contact === undefined || contact.contact === filter.contact),
    );
    return collection(contacts, request.query);
  });
  app.get("/contacts/:id", one);
  app.patch("/contacts/:id", (request) => {
    const contact = one(request);
    const changes = parseBody(UpdateContact, request.body);
    contact.name = changes.name ?? contact.name;
    contact.email = changes.email ?? contact.email;
    contact.contact = changes.contact ?? contact.contact;
    contact.type = changes.type ?? contact.type;
    contact.reference_id = changes.reference_id ?? contact.reference_id;
    contact.active = changes.active ?? contact.active;
    return contact;
  });
}
