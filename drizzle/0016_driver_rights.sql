CREATE TABLE "users"."data_exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text NOT NULL,
	"object_key" text,
	"size_bytes" integer,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "data_exports_status" CHECK ("users"."data_exports"."status" in ('PREPARING', 'READY', 'FAILED', 'EXPIRED'))
);
--> statement-breakpoint
CREATE TABLE "users"."photos" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"jpeg" "bytea" NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notifications"."notifications" DROP CONSTRAINT "notifications_type";--> statement-breakpoint
ALTER TABLE "users"."consents" ADD COLUMN "channel" text DEFAULT 'WEB' NOT NULL;--> statement-breakpoint
ALTER TABLE "users"."kyc_submissions" ADD COLUMN "flags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "users"."sessions" ADD COLUMN "previous_refresh_token_id" uuid;--> statement-breakpoint
ALTER TABLE "users"."sessions" ADD COLUMN "rotated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users"."sessions" ADD COLUMN "rotated_by" text;--> statement-breakpoint
ALTER TABLE "users"."users" ADD COLUMN "pan_fingerprint" text;--> statement-breakpoint
ALTER TABLE "users"."users" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users"."data_exports" ADD CONSTRAINT "data_exports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."photos" ADD CONSTRAINT "photos_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_exports_of_user" ON "users"."data_exports" USING btree ("user_id","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "data_exports_one_preparing" ON "users"."data_exports" USING btree ("user_id") WHERE status = 'PREPARING';--> statement-breakpoint
CREATE INDEX "data_exports_ready" ON "users"."data_exports" USING btree ("expires_at") WHERE status = 'READY';--> statement-breakpoint
CREATE UNIQUE INDEX "consents_one_standing" ON "users"."consents" USING btree ("user_id","purpose") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "users_closed" ON "users"."users" USING btree ("closed_at") WHERE closed_at is not null;--> statement-breakpoint
ALTER TABLE "users"."users" ADD CONSTRAINT "users_panFingerprint_unique" UNIQUE("pan_fingerprint");--> statement-breakpoint
ALTER TABLE "notifications"."notifications" ADD CONSTRAINT "notifications_type" CHECK ("notifications"."notifications"."type" in ('OTP', 'PAYMENT_RECEIVED', 'PAYMENT_HELD', 'HOLD_RELEASED', 'WITHDRAWAL_HELD', 'WITHDRAWAL_SENT', 'WITHDRAWAL_PROCESSED', 'WITHDRAWAL_RETURNED', 'WITHDRAWAL_REVERSED', 'WITHDRAWAL_CANCELLED', 'REFUND_MADE', 'KYC_APPROVED', 'KYC_REJECTED', 'BANK_ACCOUNT_VERIFIED', 'BANK_ACCOUNT_FAILED', 'SECURITY_ALERT', 'DATA_EXPORT_READY', 'PLATFORM_SIGN_IN'));--> statement-breakpoint
ALTER TABLE "users"."consents" ADD CONSTRAINT "consents_channel" CHECK ("users"."consents"."channel" in ('WEB', 'APP'));