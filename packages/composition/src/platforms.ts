import type { Services } from "@drivopay/api/services";
import { createOla, olaEnv } from "@drivopay/providers/ola";
import { createRapido, rapidoEnv } from "@drivopay/providers/rapido";
import { createUber, uberEnv } from "@drivopay/providers/uber";
import type { Environment } from "./env.ts";

/** The platforms that are set up: each needs its whole fragment of the environment. */
export function earningsPlatformsFrom(env: Environment): Services["earningsPlatforms"] {
  const uber = uberEnv.safeParse(env);
  const ola = olaEnv.safeParse(env);
  const rapido = rapidoEnv.safeParse(env);
  return {
    ...(uber.success ? { UBER: createUber(uber.data) } : {}),
    ...(ola.success ? { OLA: createOla(ola.data) } : {}),
    ...(rapido.success ? { RAPIDO: createRapido(rapido.data) } : {}),
  };
}
