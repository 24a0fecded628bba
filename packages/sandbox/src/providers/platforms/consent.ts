import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { html } from "../../console/html.ts";
import { type Oauth, OauthError } from "./oauth.ts";
import type { TripBook } from "./state.ts";

const AuthorizeQuery = z.object({
  client_id: z.string(),
  response_type: z.literal("code"),
  redirect_uri: z.url(),
  scope: z.string().default(""),
  state: z.string().default(""),
  code_challenge: z.string().optional(),
  code_challenge_method: z.literal("S256").optional(),
});
const Decision = AuthorizeQuery.extend({
  driver: z.string().trim().min(1).max(80),
  decision: z.enum(["allow", "deny"]),
});

export const Form = z.record(z.string(), z.string());

const names = { uber: "Uber", ola: "Ola", rapido: "Rapido" } as const;

/** Where the platform asks the driver: a page with one question, and the way back. */
export function consentRoutes(
  app: FastifyInstance,
  path: string,
  { oauth, book }: { oauth: Oauth; book: TripBook },
) {
  app.get(path, (request, reply) => {
    const query = AuthorizeQuery.parse(request.query);
    if (!oauth.isClient(query.client_id)) throw new OauthError(401, "invalid_client", "Unknown client");
    const name = names[book.platform];
    const page = html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="/console/icon.svg" type="image/svg+xml">
  <title>${name} · sign in (sandbox)</title>
  <link rel="stylesheet" href="/console/styles/base.css">
  <link rel="stylesheet" href="/console/styles/consent.css">
</head>
<body class="consent">
  <main>
    <p class="quiet">${name}, emulated by the sandbox</p>
    <h1>DrivoPay asks to see your trips and what you earned</h1>
    <form method="post" class="stack">
      ${Object.entries(query).map(([key, value]) => html`<input type="hidden" name="${key}" value="${value ?? ""}">`)}
      <label for="driver">Sign in as</label>
      <input id="driver" name="driver" value="${book.newReference()}" required autocomplete="off" list="known">
      <datalist id="known">${[...book.accounts.values()].map(({ id, name: known }) => html`<option value="${id}">${known}</option>`)}</datalist>
      <p class="quiet">Any name makes an account; a known one is signed in to again.</p>
      <button class="primary" name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Deny</button>
    </form>
  </main>
</body>
</html>`;
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-store").send(String(page));
  });

  app.post(path, (request, reply) => {
    // A form answered from a shell carries only the decision; the rest stands in the address, as on the page.
    const asked = Decision.parse({ ...Form.parse(request.query), ...Form.parse(request.body) });
    if (!oauth.isClient(asked.client_id)) throw new OauthError(401, "invalid_client", "Unknown client");
    const back = new URL(asked.redirect_uri);
    back.searchParams.set("state", asked.state);
    if (asked.decision === "deny") back.searchParams.set("error", "access_denied");
    else {
      const { driver, scope, redirect_uri: redirectUri, code_challenge: challenge = null } = asked;
      back.searchParams.set("code", oauth.grant({ driver, scope, redirectUri, challenge }));
    }
    return reply.redirect(back.href, 303);
  });
}

/** Forms in; the bodies of OAuth's own errors out. */
export function speakOauth(app: FastifyInstance): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
}
