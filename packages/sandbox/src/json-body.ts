import type { FastifyInstance } from "fastify";

class MalformedJson extends Error {
  override readonly name = "MalformedJson";
  readonly statusCode = 400;
}

/** Reads JSON bodies. SDKs say "JSON" and send nothing to calls such as close and cancel: that is an empty object. */
export function acceptEmptyJson(app: FastifyInstance): void {
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, body === "" ? {} : JSON.parse(body.toString()));
    } catch (cause) {
      done(new MalformedJson("The request is not valid JSON.", { cause }));
    }
  });
}
