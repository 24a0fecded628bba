import { eventType } from "inngest";
import { z } from "zod";

export const kycSubmitted = eventType("users/kyc.submitted", {
  schema: z.object({ userId: z.uuid(), submissionId: z.uuid() }),
});

/** Staff decided; the tier has changed already, and held money is to be released. */
export const kycDecided = eventType("users/kyc.decided", {
  schema: z.object({ userId: z.uuid(), submissionId: z.uuid(), decision: z.enum(["APPROVED", "REJECTED"]) }),
});

/** Files in the bucket that no row names any more. */
export const objectsOrphaned = eventType("users/objects.orphaned", {
  schema: z.object({ objectKeys: z.array(z.string()).max(100) }),
});
