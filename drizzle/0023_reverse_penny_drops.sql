CREATE TABLE "wallet"."reverse_penny_drops" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bank_account_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"state" text DEFAULT 'WAITING' NOT NULL,
	"gateway_validation_id" text,
	"upi_uri" text,
	"payer_account_last4" text,
	"registered_name" text,
	"utr" text,
	"transaction_id" uuid,
	"checks" smallint DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reverse_penny_drops_transactionId_unique" UNIQUE("transaction_id"),
	CONSTRAINT "reverse_penny_drops_state" CHECK ("wallet"."reverse_penny_drops"."state" in ('WAITING', 'VERIFIED', 'OTHER_ACCOUNT', 'NAME_MISMATCH', 'FAILED', 'EXPIRED'))
);
--> statement-breakpoint
ALTER TABLE "wallet"."reverse_penny_drops" ADD CONSTRAINT "reverse_penny_drops_bank_account_id_bank_accounts_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "wallet"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."reverse_penny_drops" ADD CONSTRAINT "reverse_penny_drops_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reverse_penny_drops_by_validation" ON "wallet"."reverse_penny_drops" USING btree ("gateway_validation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reverse_penny_drops_one_open" ON "wallet"."reverse_penny_drops" USING btree ("bank_account_id") WHERE state = 'WAITING';--> statement-breakpoint
CREATE INDEX "reverse_penny_drops_of_account" ON "wallet"."reverse_penny_drops" USING btree ("bank_account_id","created_at" DESC NULLS LAST);