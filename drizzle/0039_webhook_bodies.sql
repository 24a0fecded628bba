ALTER TABLE "payments"."webhook_events" ALTER COLUMN "raw_body" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payments"."webhook_events" ADD COLUMN "body_sha256" text;--> statement-breakpoint
CREATE INDEX "webhook_events_with_body" ON "payments"."webhook_events" USING btree ("received_at") WHERE processed_at is not null and raw_body is not null;--> statement-breakpoint
ALTER TABLE "payments"."webhook_events" ADD CONSTRAINT "webhook_events_body" CHECK (raw_body is not null or (processed_at is not null and body_sha256 is not null));