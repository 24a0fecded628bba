import { createServices } from "@drivopay/composition";
import { makeDemoData, makeHistory } from "@drivopay/composition/demo";

// Makes the demo data of `npm start`; it needs the sandbox, so with real providers there is none.

const { services, close } = await createServices("seed");
const sandboxPort = process.env.SANDBOX_PORT;
try {
  if (!sandboxPort) throw new Error("SANDBOX_PORT names no sandbox to make the demo data with");
  await Promise.all([makeDemoData(services, `http://127.0.0.1:${sandboxPort}`), makePast()]);
} finally {
  await close();
}

/** The past is written on a connection of the books' owner, who alone may date postings. */
async function makePast(): Promise<void> {
  const owner = await createServices("seed", {
    ...process.env,
    DATABASE_URL: process.env.DATABASE_OWNER_URL,
  });
  try {
    await makeHistory(owner.services);
  } finally {
    await owner.close();
  }
}
