CREATE TABLE "wallet"."auto_withdrawal_runs" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"outcome" text NOT NULL,
	"amount" bigint NOT NULL,
	"withdrawal_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auto_withdrawal_runs_user_id_day_pk" PRIMARY KEY("user_id","day"),
	CONSTRAINT "auto_withdrawal_runs_outcome" CHECK ("wallet"."auto_withdrawal_runs"."outcome" in ('SENT', 'BELOW_THRESHOLD', 'NO_BANK_ACCOUNT', 'LIMIT', 'COOLING_OFF', 'KYC_REQUIRED', 'ACCOUNT_STOPPED'))
);
--> statement-breakpoint
CREATE TABLE "wallet"."auto_withdrawals" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"wallet_id" uuid NOT NULL,
	"enabled" boolean NOT NULL,
	"threshold" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auto_withdrawals_threshold" CHECK (threshold > 0)
);
--> statement-breakpoint
CREATE TABLE "wallet"."bank_holidays" (
	"day" date PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wallet"."payout_downtimes" (
	"id" text PRIMARY KEY NOT NULL,
	"modes" text[] NOT NULL,
	"bank_code" text,
	"began_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "wallet"."bank_accounts" ADD COLUMN "type" text DEFAULT 'BANK_ACCOUNT' NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD COLUMN "bank_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD COLUMN "automatic" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD COLUMN "queued_because" text;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD COLUMN "promise_broken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "wallet"."auto_withdrawal_runs" ADD CONSTRAINT "auto_withdrawal_runs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."auto_withdrawals" ADD CONSTRAINT "auto_withdrawals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."auto_withdrawals" ADD CONSTRAINT "auto_withdrawals_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "wallet"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auto_withdrawals_enabled" ON "wallet"."auto_withdrawals" USING btree ("user_id") WHERE enabled;--> statement-breakpoint
CREATE INDEX "payout_downtimes_open" ON "wallet"."payout_downtimes" USING btree ("began_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "withdrawals_arrived" ON "wallet"."withdrawals" USING btree ("mode","bank_code","created_at") WHERE status in ('PROCESSED', 'REVERSED');--> statement-breakpoint
ALTER TABLE "wallet"."bank_accounts" ADD CONSTRAINT "bank_accounts_type" CHECK ("wallet"."bank_accounts"."type" in ('BANK_ACCOUNT', 'UPI'));--> statement-breakpoint
ALTER TABLE "wallet"."bank_accounts" ADD CONSTRAINT "bank_accounts_ifsc" CHECK ((type = 'UPI') = (ifsc_code = ''));