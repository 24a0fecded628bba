import { PreferencesAnswer, UpdatePreferencesInput } from "@drivopay/contracts/notification-preferences";
import {
  AllRead,
  NotificationAnswer,
  NotificationList,
  NotificationListInput,
} from "@drivopay/contracts/notifications";
import { ByIdInput } from "@drivopay/contracts/wallet";
import { z } from "zod";
import { driverProcedure, router } from "../trpc.ts";
import { listNotifications } from "./list-notifications.ts";
import { markAllRead, markRead } from "./mark-read.ts";
import { readPreferences } from "./preferences.ts";
import { updatePreferences } from "./update-preferences.ts";

const tags = ["notifications"];

export const notificationsRouter = router({
  list: driverProcedure
    .meta({
      openapi: { method: "GET", path: "/notifications", tags, protect: true, summary: "The driver's inbox" },
    })
    .input(NotificationListInput)
    .output(NotificationList)
    .query(({ ctx, input }) => listNotifications(ctx, input)),

  markRead: driverProcedure
    .meta({
      openapi: {
        method: "PATCH",
        path: "/notifications/{id}/read",
        tags,
        protect: true,
        summary: "Mark a message as read",
      },
    })
    .input(ByIdInput)
    .output(NotificationAnswer)
    .mutation(({ ctx, input }) => markRead(ctx, input)),

  preferences: driverProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/notifications/preferences",
        tags,
        protect: true,
        summary: "What the driver is told of, by which way, and the quiet hours",
      },
    })
    .output(PreferencesAnswer)
    .query(({ ctx }) => readPreferences(ctx)),

  updatePreferences: driverProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/notifications/preferences",
        tags,
        protect: true,
        summary: "Change some of the preferences; what is left out stays",
      },
    })
    .input(UpdatePreferencesInput)
    .output(PreferencesAnswer)
    .mutation(({ ctx, input }) => updatePreferences(ctx, input)),

  markAllRead: driverProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/notifications/read-all",
        tags,
        protect: true,
        summary: "Mark every message as read",
      },
    })
    .input(z.strictObject({}).optional())
    .output(AllRead)
    .mutation(({ ctx }) => markAllRead(ctx)),
});
