import type { Translation } from "../../translation.ts";
import type { holds as english } from "../en/holds.ts";

export const holds: Translation<typeof english> = {
  WITHDRAWAL: "మీ బ్యాంకుకు వెళ్తోంది",
  LIMIT_EXCEEDED: "మీ పరిమితికి మించింది. పత్రాలు ఆమోదించగానే వస్తుంది.",
  RISK_REVIEW: "మా బృందం చూస్తోంది",
};
