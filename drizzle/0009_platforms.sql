CREATE TABLE "platforms"."statement_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"state" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"rows" integer NOT NULL,
	"imported" integer NOT NULL,
	"known" integer NOT NULL,
	"refused" integer NOT NULL,
	"amount" bigint NOT NULL,
	"problems" jsonb NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statement_imports_platform" CHECK ("platforms"."statement_imports"."platform" in ('UBER', 'OLA', 'RAPIDO')),
	CONSTRAINT "statement_imports_state" CHECK ("platforms"."statement_imports"."state" in ('REVIEW', 'CREDITED', 'REFUSED'))
);
--> statement-breakpoint
ALTER TABLE "notifications"."notifications" DROP CONSTRAINT "notifications_type";--> statement-breakpoint
ALTER TABLE "transactions"."transactions" DROP CONSTRAINT "transactions_kind";--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ALTER COLUMN "connection_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "kind" text DEFAULT 'TRIP' NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "state" text DEFAULT 'FINAL' NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "gross" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "fees" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "cash" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "due" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD COLUMN "revision" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD COLUMN "account_name" text;--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD COLUMN "state" text DEFAULT 'CONNECTED' NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD COLUMN "cursor" jsonb;--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD COLUMN "synced_through" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD COLUMN "sync_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD COLUMN "last_sync_failed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet"."debts" ADD COLUMN "source" text DEFAULT 'REFUND' NOT NULL;--> statement-breakpoint
ALTER TABLE "platforms"."statement_imports" ADD CONSTRAINT "statement_imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "statement_imports_once" ON "platforms"."statement_imports" USING btree ("user_id","platform","sha256");--> statement-breakpoint
CREATE INDEX "statement_imports_of_user" ON "platforms"."statement_imports" USING btree ("user_id","created_at");--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD CONSTRAINT "earnings_import_id_statement_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "platforms"."statement_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "earnings_pending" ON "platforms"."earnings" USING btree ("connection_id","earned_at") WHERE state = 'PENDING';--> statement-breakpoint
CREATE INDEX "earnings_of_import" ON "platforms"."earnings" USING btree ("import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "platform_connections_one_wallet" ON "platforms"."platform_connections" USING btree ("platform","platform_user_id") WHERE is_active;--> statement-breakpoint
CREATE INDEX "platform_connections_to_sync" ON "platforms"."platform_connections" USING btree ("id") WHERE state = 'CONNECTED';--> statement-breakpoint
ALTER TABLE "notifications"."notifications" ADD CONSTRAINT "notifications_type" CHECK ("notifications"."notifications"."type" in ('OTP', 'PAYMENT_RECEIVED', 'PAYMENT_HELD', 'HOLD_RELEASED', 'WITHDRAWAL_HELD', 'WITHDRAWAL_SENT', 'WITHDRAWAL_PROCESSED', 'WITHDRAWAL_RETURNED', 'WITHDRAWAL_REVERSED', 'WITHDRAWAL_CANCELLED', 'REFUND_MADE', 'KYC_APPROVED', 'KYC_REJECTED', 'BANK_ACCOUNT_VERIFIED', 'BANK_ACCOUNT_FAILED', 'SECURITY_ALERT', 'PLATFORM_SIGN_IN'));--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD CONSTRAINT "earnings_kind" CHECK ("platforms"."earnings"."kind" in ('TRIP', 'TIP', 'INCENTIVE', 'ADJUSTMENT', 'PENALTY'));--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD CONSTRAINT "earnings_state" CHECK ("platforms"."earnings"."state" in ('PENDING', 'FINAL', 'REVERSED'));--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD CONSTRAINT "earnings_due_adds_up" CHECK (due = gross + fees - cash and cash >= 0 and fees <= 0);--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD CONSTRAINT "platform_connections_state" CHECK ("platforms"."platform_connections"."state" in ('CONNECTED', 'NEEDS_SIGN_IN', 'DISCONNECTED'));--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD CONSTRAINT "platform_connections_forgotten" CHECK ((state = 'DISCONNECTED') = (not is_active) and (is_active or credentials_sealed is null));--> statement-breakpoint
ALTER TABLE "transactions"."transactions" ADD CONSTRAINT "transactions_kind" CHECK ("transactions"."transactions"."kind" in ('PAYMENT_CAPTURED', 'PAYMENT_HELD', 'HOLD_RELEASED', 'EARNING_CREDITED', 'EARNING_HELD', 'EARNING_AMENDED', 'WITHDRAWAL_HELD', 'WITHDRAWAL_PROCESSED', 'WITHDRAWAL_RETURNED', 'WITHDRAWAL_REVERSED', 'REFUND', 'GATEWAY_SETTLEMENT', 'ADJUSTMENT'));--> statement-breakpoint
ALTER TABLE "wallet"."debts" ADD CONSTRAINT "debts_source" CHECK ("wallet"."debts"."source" in ('QR', 'PERMANENT_QR', 'LINK', 'DEPOSIT', 'UBER', 'OLA', 'RAPIDO', 'WITHDRAWAL', 'REFUND', 'ADJUSTMENT', 'SETTLEMENT'));