export { type Composed, createServices } from "./services.ts";
