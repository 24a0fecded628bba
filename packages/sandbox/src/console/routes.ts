import type { FastifyInstance } from "fastify";
import type { Provider } from "../core/provider.ts";
import type { World } from "../core/world.ts";

export function consoleRoutes(
  app: FastifyInstance,
  _parts: { world: World; providers: readonly Provider[] },
): void {
  app.get("/", () => "console");
}
