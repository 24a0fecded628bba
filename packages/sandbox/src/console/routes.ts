import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { ControlParts } from "../control/routes.ts";
import { page, sections } from "./page.ts";
import { clockSection } from "./sections/clock.ts";

const SectionParams = z.object({ name: z.string() });

const css = "text/css; charset=utf-8";

const files = [
  ["styles/base.css", css],
  ["styles/consent.css", css],
  ["styles/frame.css", css],
  ["styles/parts.css", css],
  ["styles/widths.css", css],
  ["console.js", "text/javascript; charset=utf-8"],
  ["icon.svg", "image/svg+xml"],
] as const;

/** The console page at `/`, its files, and each of its parts alone for drawing it anew. */
export function consoleRoutes(app: FastifyInstance, parts: ControlParts): void {
  const htmlType = "text/html; charset=utf-8";

  app.get("/", (_request, reply) =>
    reply
      .type(htmlType)
      .header("cache-control", "no-store")
      .send(String(page(parts))),
  );

  app.get("/console/sections/:name", (request, reply) => {
    const { name } = SectionParams.parse(request.params);
    const drawn = name === "clock" ? clockSection(parts.world) : sections.get(name)?.render(parts);
    if (!drawn) return reply.callNotFound();
    return reply.type(htmlType).header("cache-control", "no-store").send(String(drawn));
  });

  for (const [name, type] of files) {
    const content = readFileSync(new URL(name, import.meta.url));
    app.get(`/console/${name}`, (_request, reply) =>
      reply.type(type).header("cache-control", "no-cache").send(content),
    );
  }
}
