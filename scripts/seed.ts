import { createServices } from "@drivopay/composition";
import { makeDemoData } from "@drivopay/composition/demo";

// Makes the demo data of `npm start`; it needs the sandbox, so with real providers there is none.

const { services, close } = await createServices("seed");
const sandboxPort = process.env.SANDBOX_PORT;
try {
  if (!sandboxPort) throw new Error("SANDBOX_PORT names no sandbox to make the demo data with");
  await makeDemoData(services, `http://127.0.0.1:${sandboxPort}`);
} finally {
  await close();
}
