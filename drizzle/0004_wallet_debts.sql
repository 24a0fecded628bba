CREATE TABLE "wallet"."debts" (
	"refund_id" uuid PRIMARY KEY NOT NULL,
	"wallet_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"collected" bigint DEFAULT 0 NOT NULL,
	"collections" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "debts_collected_bounded" CHECK (amount > 0 and collected between 0 and amount)
);
--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD COLUMN "gateway_status" text;--> statement-breakpoint
ALTER TABLE "wallet"."debts" ADD CONSTRAINT "debts_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "wallet"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "debts_open_of_wallet" ON "wallet"."debts" USING btree ("wallet_id") WHERE collected < amount;--> statement-breakpoint
CREATE INDEX "transactions_of_wallet_by_time" ON "transactions"."transactions" USING btree ("wallet_id","created_at");