"use client";

import { desk } from "@drivopay/i18n/desk";
import { Facts } from "@drivopay/ui/card";
import { useSuspenseQuery } from "@tanstack/react-query";
import { PageHeader, Section } from "../desk/page-header.tsx";
import { StatePill } from "../desk/state-pill.tsx";
import { TextLink } from "../desk/text-link.tsx";
import { When } from "../desk/when.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { DocumentViewer } from "./document-viewer.tsx";
import { KycDecision } from "./kyc-decision.tsx";

/** One driver's papers beside what was written, and the decision. */
export function KycScreen({ userId }: { readonly userId: string }) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.admin.kyc.get.queryOptions({ userId }));
  const { user, kyc, flags } = data;
  return (
    <>
      <PageHeader
        above={<TextLink href="/kyc">{desk("kyc.title")}</TextLink>}
        title={user.name || user.phone}
        beside={<StatePill state={kyc.status} label={desk(`kycStates.${kyc.status}`)} />}
        actions={<KycDecision userId={userId} name={user.name || user.phone} kyc={kyc} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <DocumentViewer userId={userId} documents={kyc.documents} />
        <Section
          title={desk("kyc.written")}
          more={<TextLink href={`/drivers/${userId}`}>{desk("kyc.openDriver")}</TextLink>}
        >
          <Facts
            facts={[
              [desk("drivers.name"), user.name || desk("common.none")],
              [
                desk("kyc.phone"),
                <span key="phone" className="figures">
                  {user.phone}
                </span>,
              ],
              [desk("kyc.pan"), kyc.panMasked ?? desk("common.none")],
              ...flags.map((flag) => [desk("kyc.flag"), desk(`kyc.flags.${flag}`)] as const),
              [
                desk("kyc.aadhaar"),
                kyc.aadhaarLast4
                  ? desk("kyc.aadhaarDigits", { digits: kyc.aadhaarLast4 })
                  : desk("common.none"),
              ],
              [desk("kyc.licence"), kyc.licenceNumberMasked ?? desk("common.none")],
              [desk("kyc.vehicle"), kyc.vehicleNumber ?? desk("common.none")],
              [
                desk("kyc.submitted"),
                kyc.submittedAt ? <When key="submitted" at={kyc.submittedAt} whole /> : desk("common.none"),
              ],
              ...(kyc.decidedAt
                ? ([[desk("kyc.decidedAt"), <When key="decided" at={kyc.decidedAt} whole />]] as const)
                : []),
              ...(kyc.rejectionReason ? ([[desk("common.reason"), kyc.rejectionReason]] as const) : []),
            ]}
          />
        </Section>
      </div>
    </>
  );
}
