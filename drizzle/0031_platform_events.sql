CREATE TABLE "platforms"."platform_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"platform_event_id" text NOT NULL,
	"name" text NOT NULL,
	"connection_id" uuid,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "platform_events_platform" CHECK ("platforms"."platform_events"."platform" in ('UBER', 'OLA', 'RAPIDO'))
);
--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD COLUMN "sync_again" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."platform_events" ADD CONSTRAINT "platform_events_connection_id_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "platforms"."platform_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "platform_events_once" ON "platforms"."platform_events" USING btree ("platform","platform_event_id");