import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { limitTime } from "./limit-time.ts";

let server: Server;
let url: string;
/** Answers at once, at /never never, and at /half with the half of an answer. */
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/half") response.writeHead(200, { "content-length": 100 }).write('{"is":');
    else if (request.url !== "/never") response.end('{"is":"here"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("an answer in time is handed on; one that does not come is given up", async () => {
  expect(await (await limitTime(fetch, 5_000)(url)).json()).toEqual({ is: "here" });
  await expect(limitTime(fetch, 50)(`${url}/never`)).rejects.toThrow("No answer in 50 ms");
});

test("an answer whose body stalls is given up as well, also by a fetch that does not let go of it", async () => {
  await expect(limitTime(fetch, 100)(`${url}/half`)).rejects.toThrow("No answer in 100 ms");
  const deaf: typeof fetch = (input, { signal: _, ...init } = {}) => fetch(input, init);
  await expect(limitTime(deaf, 100)(`${url}/half`)).rejects.toThrow("No answer in 100 ms");
});

test("whoever gives a call up by themselves is heard, before it and in the middle of it", async () => {
  const timely = limitTime(fetch, 5_000);
  await expect(timely(url, { signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow("left");
  const leaving = new AbortController();
  const call = timely(`${url}/never`, { signal: leaving.signal });
  leaving.abort(new Error("left"));
  await expect(call).rejects.toThrow("left");
});
