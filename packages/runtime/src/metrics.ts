import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** The one registry of a process; `/metrics` prints it. */
export const registry = new Registry();

/** Adds the process's own figures (memory, event loop, garbage collection). Call once, at start. */
export function collectProcessMetrics(): void {
  collectDefaultMetrics({ register: registry });
}

/** Counters and histograms are made once a name, also when a module is loaded twice by a bundler. */
export function counter<Label extends string>(name: string, help: string, labelNames: Label[] = []) {
  const existing = registry.getSingleMetric(name);
  if (existing instanceof Counter) return existing as Counter<Label>;
  return new Counter({ name, help, labelNames, registers: [registry] });
}

export function gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []) {
  const existing = registry.getSingleMetric(name);
  if (existing instanceof Gauge) return existing as Gauge<Label>;
  return new Gauge({ name, help, labelNames, registers: [registry] });
}

/** @param name ends in `_seconds`: Prometheus counts time in seconds */
export function histogram<Label extends string>(name: string, help: string, labelNames: Label[] = []) {
  const existing = registry.getSingleMetric(name);
  if (existing instanceof Histogram) return existing as Histogram<Label>;
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
  return new Histogram({ name, help, labelNames, buckets, registers: [registry] });
}
