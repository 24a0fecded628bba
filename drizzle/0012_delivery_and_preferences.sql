CREATE TABLE "notifications"."delivery_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"delivery_id" uuid,
	"event" text NOT NULL,
	"reason" text,
	"happened_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."preferences" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"choices" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quiet_from_minute" integer,
	"quiet_to_minute" integer,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "preferences_quiet_hours" CHECK (num_nonnulls(quiet_from_minute, quiet_to_minute) in (0, 2)
        and quiet_from_minute between 0 and 1439 and quiet_to_minute between 0 and 1439
        and quiet_from_minute <> quiet_to_minute)
);
--> statement-breakpoint
CREATE TABLE "notifications"."suppressions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"recipient_index" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppressions_channel" CHECK ("notifications"."suppressions"."channel" in ('INBOX', 'SMS', 'EMAIL', 'PUSH'))
);
--> statement-breakpoint
CREATE TABLE "transactions"."statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"status" text DEFAULT 'QUEUED' NOT NULL,
	"period_from" timestamp with time zone NOT NULL,
	"period_to" timestamp with time zone NOT NULL,
	"after_version" bigint NOT NULL,
	"through_version" bigint NOT NULL,
	"progress" smallint DEFAULT 0 NOT NULL,
	"rows" integer,
	"object_key" text,
	"size_bytes" bigint,
	"verification_code" text NOT NULL,
	"content" text,
	"signature" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"emailed_at" timestamp with time zone,
	CONSTRAINT "statements_verificationCode_unique" UNIQUE("verification_code"),
	CONSTRAINT "statements_kind" CHECK ("transactions"."statements"."kind" in ('EXPORT', 'MONTHLY', 'INCOME_PASSPORT')),
	CONSTRAINT "statements_format" CHECK ("transactions"."statements"."format" in ('CSV', 'PDF')),
	CONSTRAINT "statements_status" CHECK ("transactions"."statements"."status" in ('QUEUED', 'RUNNING', 'READY', 'FAILED')),
	CONSTRAINT "statements_progress_percent" CHECK (progress between 0 and 100),
	CONSTRAINT "statements_ready_is_signed" CHECK (status <> 'READY' or (content is not null and signature is not null and object_key is not null))
);
--> statement-breakpoint
ALTER TABLE "notifications"."deliveries" ADD COLUMN "recipient_index" text;--> statement-breakpoint
ALTER TABLE "notifications"."delivery_reports" ADD CONSTRAINT "delivery_reports_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "notifications"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications"."preferences" ADD CONSTRAINT "preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_reports_of_delivery" ON "notifications"."delivery_reports" USING btree ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_of_address" ON "notifications"."suppressions" USING btree ("channel","recipient_index");--> statement-breakpoint
CREATE INDEX "statements_of_user" ON "transactions"."statements" USING btree ("user_id","id" DESC NULLS LAST);
