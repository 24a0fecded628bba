CREATE TABLE "payments"."settlement_items" (
	"settlement_id" uuid NOT NULL,
	"gateway" text NOT NULL,
	"type" text NOT NULL,
	"gateway_item_id" text NOT NULL,
	"payment_id" uuid,
	"refund_id" uuid,
	"amount" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"net" bigint NOT NULL,
	CONSTRAINT "settlement_items_gateway_type_gateway_item_id_pk" PRIMARY KEY("gateway","type","gateway_item_id"),
	CONSTRAINT "settlement_items_type" CHECK ("payments"."settlement_items"."type" in ('PAYMENT', 'REFUND', 'ADJUSTMENT')),
	CONSTRAINT "settlement_items_amounts" CHECK (amount >= 0 and fee >= 0 and tax >= 0)
);
--> statement-breakpoint
CREATE TABLE "payments"."settlements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gateway" text NOT NULL,
	"gateway_settlement_id" text NOT NULL,
	"state" text NOT NULL,
	"amount" bigint NOT NULL,
	"expected" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"utr" text,
	"settled_at" timestamp with time zone NOT NULL,
	"transaction_id" uuid,
	"checks" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settlements_transactionId_unique" UNIQUE("transaction_id"),
	CONSTRAINT "settlements_gateway" CHECK ("payments"."settlements"."gateway" in ('razorpay', 'cashfree')),
	CONSTRAINT "settlements_state" CHECK ("payments"."settlements"."state" in ('OPEN', 'MATCHED', 'SHORT', 'EXCESS', 'FAILED')),
	CONSTRAINT "settlements_fees" CHECK (fee >= 0 and tax >= 0)
);
--> statement-breakpoint
ALTER TABLE "payments"."settlement_items" ADD CONSTRAINT "settlement_items_settlement_id_settlements_id_fk" FOREIGN KEY ("settlement_id") REFERENCES "payments"."settlements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."settlement_items" ADD CONSTRAINT "settlement_items_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "payments"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."settlement_items" ADD CONSTRAINT "settlement_items_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "payments"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "settlement_items_of_settlement" ON "payments"."settlement_items" USING btree ("settlement_id");--> statement-breakpoint
CREATE INDEX "settlement_items_of_payment" ON "payments"."settlement_items" USING btree ("payment_id") WHERE payment_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "settlements_by_gateway_id" ON "payments"."settlements" USING btree ("gateway","gateway_settlement_id");--> statement-breakpoint
CREATE INDEX "settlements_by_time" ON "payments"."settlements" USING btree ("settled_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "settlements_open" ON "payments"."settlements" USING btree ("updated_at") WHERE state in ('OPEN', 'SHORT');--> statement-breakpoint
CREATE INDEX "payments_by_capture" ON "payments"."payments" USING btree ("captured_at") WHERE transaction_id is not null;