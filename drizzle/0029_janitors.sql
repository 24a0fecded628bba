CREATE TABLE "payments"."payment_watches" (
	"gateway" text NOT NULL,
	"gateway_payment_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"checks" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_watches_gateway_gateway_payment_id_pk" PRIMARY KEY("gateway","gateway_payment_id"),
	CONSTRAINT "payment_watches_gateway" CHECK ("payments"."payment_watches"."gateway" in ('razorpay', 'cashfree'))
);
--> statement-breakpoint
ALTER TABLE "payments"."refunds" ADD COLUMN "checks" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet"."bank_accounts" ADD COLUMN "checks" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "payment_watches_by_time" ON "payments"."payment_watches" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "refunds_open" ON "payments"."refunds" USING btree ("created_at") WHERE status = 'PENDING';--> statement-breakpoint
CREATE INDEX "bank_accounts_open" ON "wallet"."bank_accounts" USING btree ("created_at") WHERE state in ('PENDING', 'VERIFYING') and removed_at is null;--> statement-breakpoint
CREATE INDEX "reverse_penny_drops_open" ON "wallet"."reverse_penny_drops" USING btree ("created_at") WHERE state in ('WAITING', 'EXPIRED');