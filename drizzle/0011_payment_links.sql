CREATE TABLE "payments"."gateway_rules" (
	"gateway" text NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"weight" smallint NOT NULL,
	"drained" boolean NOT NULL,
	"least_amount" bigint,
	"most_amount" bigint,
	"set_by" uuid NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "gateway_rules_gateway_effective_from_pk" PRIMARY KEY("gateway","effective_from"),
	CONSTRAINT "gateway_rules_gateway" CHECK ("payments"."gateway_rules"."gateway" in ('razorpay', 'cashfree')),
	CONSTRAINT "gateway_rules_bounds" CHECK (weight between 0 and 1000 and coalesce(least_amount, 1) > 0
        and coalesce(most_amount, 1) > 0 and coalesce(least_amount <= most_amount, true))
);
--> statement-breakpoint
CREATE TABLE "payments"."payment_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"token" text NOT NULL,
	"amount" bigint NOT NULL,
	"description" text,
	"customer_name" text,
	"customer_phone" text,
	"customer_email" text,
	"gateway" text NOT NULL,
	"gateway_link_id" text,
	"status" text DEFAULT 'ACTIVE' NOT NULL,
	"payment_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_links_token_unique" UNIQUE("token"),
	CONSTRAINT "payment_links_status" CHECK ("payments"."payment_links"."status" in ('ACTIVE', 'PAID', 'EXPIRED', 'CANCELLED')),
	CONSTRAINT "payment_links_gateway" CHECK ("payments"."payment_links"."gateway" in ('razorpay', 'cashfree')),
	CONSTRAINT "payment_links_amount" CHECK (amount > 0)
);
--> statement-breakpoint
ALTER TABLE "payments"."payments" ADD COLUMN "link_id" uuid;--> statement-breakpoint
ALTER TABLE "payments"."qr_codes" ADD COLUMN "purpose" text DEFAULT 'FARE' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments"."qr_codes" ADD COLUMN "link_id" uuid;--> statement-breakpoint
ALTER TABLE "payments"."payment_links" ADD CONSTRAINT "payment_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."payment_links" ADD CONSTRAINT "payment_links_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "wallet"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_links_by_gateway_id" ON "payments"."payment_links" USING btree ("gateway","gateway_link_id");--> statement-breakpoint
CREATE INDEX "payment_links_of_user" ON "payments"."payment_links" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "payment_links_to_expire" ON "payments"."payment_links" USING btree ("expires_at") WHERE status = 'ACTIVE';--> statement-breakpoint
ALTER TABLE "payments"."payments" ADD CONSTRAINT "payments_link_id_payment_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "payments"."payment_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."qr_codes" ADD CONSTRAINT "qr_codes_link_id_payment_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "payments"."payment_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "qr_codes_of_link" ON "payments"."qr_codes" USING btree ("link_id") WHERE link_id is not null;--> statement-breakpoint
ALTER TABLE "payments"."qr_codes" ADD CONSTRAINT "qr_codes_purpose" CHECK (purpose in ('FARE', 'DEPOSIT') or (purpose = 'LINK' and link_id is not null));