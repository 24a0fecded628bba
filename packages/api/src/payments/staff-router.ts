import { deskRights } from "@drivopay/contracts/desk-rights";
import { GatewayStates, SetGatewayRuleInput } from "@drivopay/contracts/gateways";
import {
  SettlementAnswer,
  SettlementIdInput,
  SettlementList,
  SettlementListInput,
} from "@drivopay/contracts/settlements";
import { z } from "zod";
import { router, staffProcedure } from "../trpc.ts";
import { gatewayStates } from "./gateway-rules.ts";
import { listSettlements, readSettlement } from "./read-settlements.ts";
import { setGatewayRule } from "./set-gateway-rule.ts";

/** The gateways, for the desk: who sees how they do, and who spreads what is new over them. */
export const paymentsStaffRouter = router({
  list: staffProcedure("SUPPORT", "OPS", "FINANCE", "AUDITOR")
    .input(z.strictObject({}).optional())
    .output(GatewayStates)
    .query(async ({ ctx }) => ({ gateways: await gatewayStates(ctx.services) })),

  setRule: staffProcedure(...deskRights["gateways.setRule"])
    .input(SetGatewayRuleInput)
    .output(GatewayStates)
    .mutation(async ({ ctx, input }) => ({ gateways: await setGatewayRule(ctx, input) })),
});

/** What the gateways have settled, for the desk. */
export const settlementsStaffRouter = router({
  list: staffProcedure("SUPPORT", "OPS", "FINANCE", "AUDITOR")
    .input(SettlementListInput)
    .output(SettlementList)
    .query(({ ctx, input }) => listSettlements(ctx, input)),

  get: staffProcedure("SUPPORT", "OPS", "FINANCE", "AUDITOR")
    .input(SettlementIdInput)
    .output(SettlementAnswer)
    .query(({ ctx, input }) => readSettlement(ctx, input)),
});
