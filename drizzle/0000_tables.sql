CREATE SCHEMA "audit";
--> statement-breakpoint
CREATE SCHEMA "events";
--> statement-breakpoint
CREATE SCHEMA "notifications";
--> statement-breakpoint
CREATE SCHEMA "payments";
--> statement-breakpoint
CREATE SCHEMA "platforms";
--> statement-breakpoint
CREATE SCHEMA "transactions";
--> statement-breakpoint
CREATE SCHEMA "users";
--> statement-breakpoint
CREATE SCHEMA "wallet";
--> statement-breakpoint
CREATE TABLE "audit"."audit_logs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text,
	"old_value" jsonb,
	"new_value" jsonb,
	"ip_address" text,
	"user_agent" text,
	"request_id" text,
	CONSTRAINT "audit_logs_actor_kind" CHECK ("audit"."audit_logs"."actor_kind" in ('DRIVER', 'STAFF', 'SYSTEM'))
);
--> statement-breakpoint
CREATE TABLE "audit"."security_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"user_id" text,
	"session_id" text,
	"ip_address" text,
	"user_agent" text,
	"request_id" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events"."idempotency_keys" (
	"principal_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"state" text NOT NULL,
	"answer" jsonb,
	"locked_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_principal_id_key_pk" PRIMARY KEY("principal_id","key"),
	CONSTRAINT "idempotency_keys_state" CHECK ("events"."idempotency_keys"."state" in ('IN_FLIGHT', 'DONE'))
);
--> statement-breakpoint
CREATE TABLE "events"."outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"live_topics" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"dedupe_key" text NOT NULL,
	"type" text NOT NULL,
	"channel" text NOT NULL,
	"recipient_masked" text NOT NULL,
	"status" text NOT NULL,
	"provider_message_id" text,
	"error_code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deliveries_channel" CHECK ("notifications"."deliveries"."channel" in ('INBOX', 'SMS', 'EMAIL', 'PUSH')),
	CONSTRAINT "deliveries_status" CHECK ("notifications"."deliveries"."status" in ('SENDING', 'SENT', 'DELIVERED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "notifications"."notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"dedupe_key" text NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_type" CHECK ("notifications"."notifications"."type" in ('OTP', 'PAYMENT_RECEIVED', 'PAYMENT_HELD', 'HOLD_RELEASED', 'WITHDRAWAL_HELD', 'WITHDRAWAL_SENT', 'WITHDRAWAL_PROCESSED', 'WITHDRAWAL_RETURNED', 'WITHDRAWAL_REVERSED', 'WITHDRAWAL_CANCELLED', 'REFUND_MADE', 'KYC_APPROVED', 'KYC_REJECTED', 'BANK_ACCOUNT_VERIFIED', 'BANK_ACCOUNT_FAILED', 'SECURITY_ALERT'))
);
--> statement-breakpoint
CREATE TABLE "payments"."payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"qr_id" uuid,
	"gateway" text NOT NULL,
	"gateway_payment_id" text NOT NULL,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"amount" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	"held" boolean DEFAULT false NOT NULL,
	"description" text,
	"method" text,
	"payer_vpa_masked" text,
	"bank_reference" text,
	"failure_reason" text,
	"transaction_id" uuid,
	"captured_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payments_transactionId_unique" UNIQUE("transaction_id"),
	CONSTRAINT "payments_status" CHECK ("payments"."payments"."status" in ('CAPTURED', 'FAILED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
	CONSTRAINT "payments_refund_bounded" CHECK (refunded between 0 and amount)
);
--> statement-breakpoint
CREATE TABLE "payments"."qr_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount" bigint,
	"description" text,
	"gateway" text NOT NULL,
	"gateway_qr_id" text,
	"upi_uri" text,
	"status" text DEFAULT 'ACTIVE' NOT NULL,
	"payment_id" uuid,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "qr_codes_status" CHECK ("payments"."qr_codes"."status" in ('ACTIVE', 'PAID', 'EXPIRED', 'CLOSED')),
	CONSTRAINT "qr_codes_amount" CHECK ((kind = 'PERMANENT') = (amount is null) and (amount is null or amount > 0))
);
--> statement-breakpoint
CREATE TABLE "payments"."refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"gateway_refund_id" text,
	"transaction_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refunds_gatewayRefundId_unique" UNIQUE("gateway_refund_id"),
	CONSTRAINT "refunds_status" CHECK ("payments"."refunds"."status" in ('PENDING', 'PROCESSED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "payments"."webhook_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gateway" text NOT NULL,
	"gateway_event_id" text NOT NULL,
	"event_name" text NOT NULL,
	"raw_body" "bytea" NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "platforms"."earnings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"trip_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"earned_at" timestamp with time zone NOT NULL,
	"synced_at" timestamp with time zone DEFAULT now() NOT NULL,
	"transaction_id" uuid,
	CONSTRAINT "earnings_transactionId_unique" UNIQUE("transaction_id"),
	CONSTRAINT "earnings_platform" CHECK ("platforms"."earnings"."platform" in ('UBER', 'OLA', 'RAPIDO'))
);
--> statement-breakpoint
CREATE TABLE "platforms"."platform_connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"platform_user_id" text NOT NULL,
	"credentials_sealed" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"last_sync_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "platform_connections_platform" CHECK ("platforms"."platform_connections"."platform" in ('UBER', 'OLA', 'RAPIDO'))
);
--> statement-breakpoint
CREATE TABLE "transactions"."account_snapshots" (
	"account" text NOT NULL,
	"up_to" timestamp with time zone NOT NULL,
	"balance" bigint NOT NULL,
	"entry_count" bigint NOT NULL,
	CONSTRAINT "account_snapshots_account_up_to_pk" PRIMARY KEY("account","up_to")
);
--> statement-breakpoint
CREATE TABLE "transactions"."cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"summary" text NOT NULL,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reference_id" text,
	"owner_id" uuid,
	"resolution" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "cases_dedupeKey_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "cases_state" CHECK ("transactions"."cases"."state" in ('OPEN', 'RESOLVED'))
);
--> statement-breakpoint
CREATE TABLE "transactions"."ledger_proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ok" boolean NOT NULL,
	"transactions" integer NOT NULL,
	"entries" integer NOT NULL,
	"wallets" integer NOT NULL,
	"breaks" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transactions"."transactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"posting_key" text NOT NULL,
	"posting_hash" text NOT NULL,
	"kind" text NOT NULL,
	"type" text NOT NULL,
	"source" text NOT NULL,
	"user_id" uuid,
	"wallet_id" uuid,
	"wallet_version" bigint,
	"amount" bigint NOT NULL,
	"fee" bigint DEFAULT 0 NOT NULL,
	"tax" bigint DEFAULT 0 NOT NULL,
	"currency" text DEFAULT 'INR' NOT NULL,
	"balance_after" bigint,
	"pending_after" bigint,
	"listed" boolean NOT NULL,
	"description" text,
	"reference_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transactions_postingKey_unique" UNIQUE("posting_key"),
	CONSTRAINT "transactions_kind" CHECK ("transactions"."transactions"."kind" in ('PAYMENT_CAPTURED', 'PAYMENT_HELD', 'HOLD_RELEASED', 'EARNING_CREDITED', 'WITHDRAWAL_HELD', 'WITHDRAWAL_PROCESSED', 'WITHDRAWAL_RETURNED', 'WITHDRAWAL_REVERSED', 'REFUND', 'GATEWAY_SETTLEMENT', 'ADJUSTMENT')),
	CONSTRAINT "transactions_type" CHECK ("transactions"."transactions"."type" in ('CREDIT', 'DEBIT', 'TRANSFER', 'REFUND')),
	CONSTRAINT "transactions_source" CHECK ("transactions"."transactions"."source" in ('QR', 'PERMANENT_QR', 'LINK', 'DEPOSIT', 'UBER', 'OLA', 'RAPIDO', 'WITHDRAWAL', 'REFUND', 'ADJUSTMENT', 'SETTLEMENT'))
);
--> statement-breakpoint
CREATE TABLE "users"."consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"notice_version" text NOT NULL,
	"language" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users"."devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"platform" text,
	"push_token" text,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users"."documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"submission_id" uuid,
	"type" text NOT NULL,
	"state" text DEFAULT 'UPLOADED' NOT NULL,
	"rejection_reason" text,
	"object_key" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_type" CHECK ("users"."documents"."type" in ('PAN', 'AADHAAR', 'LICENCE', 'VEHICLE_RC', 'SELFIE')),
	CONSTRAINT "documents_state" CHECK ("users"."documents"."state" in ('UPLOADED', 'ACCEPTED', 'REJECTED'))
);
--> statement-breakpoint
CREATE TABLE "users"."kyc_submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text NOT NULL,
	"pan_sealed" text NOT NULL,
	"pan_masked" text NOT NULL,
	"aadhaar_last4" text NOT NULL,
	"licence_number_sealed" text NOT NULL,
	"licence_number_masked" text NOT NULL,
	"vehicle_number" text NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"rejection_reason" text,
	CONSTRAINT "kyc_submissions_status" CHECK ("users"."kyc_submissions"."status" in ('NOT_SUBMITTED', 'SUBMITTED', 'IN_REVIEW', 'APPROVED', 'REJECTED'))
);
--> statement-breakpoint
CREATE TABLE "users"."sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"staff_id" uuid,
	"device_id" uuid,
	"refresh_token_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "sessions_one_principal" CHECK (num_nonnulls(user_id, staff_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "users"."staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_role" CHECK ("users"."staff"."role" in ('SUPPORT', 'OPS', 'FINANCE', 'AUDITOR', 'ADMIN'))
);
--> statement-breakpoint
CREATE TABLE "users"."users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"email_verified_at" timestamp with time zone,
	"language" text DEFAULT 'en' NOT NULL,
	"vehicle_number" text,
	"role" text DEFAULT 'DRIVER' NOT NULL,
	"status" text DEFAULT 'PENDING_OTP' NOT NULL,
	"kyc_status" text DEFAULT 'NOT_SUBMITTED' NOT NULL,
	"pin_hash" text,
	"pin_failures" integer DEFAULT 0 NOT NULL,
	"pin_locked_until" timestamp with time zone,
	"last_login_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_phone_unique" UNIQUE("phone"),
	CONSTRAINT "users_status" CHECK ("users"."users"."status" in ('PENDING_OTP', 'PENDING_KYC', 'ACTIVE', 'SUSPENDED', 'BLOCKED')),
	CONSTRAINT "users_kyc_status" CHECK ("users"."users"."kyc_status" in ('NOT_SUBMITTED', 'SUBMITTED', 'IN_REVIEW', 'APPROVED', 'REJECTED')),
	CONSTRAINT "users_language" CHECK ("users"."users"."language" in ('en', 'hi', 'ta', 'te', 'kn', 'mr', 'bn'))
);
--> statement-breakpoint
CREATE TABLE "wallet"."bank_accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_number_sealed" text NOT NULL,
	"account_fingerprint" text NOT NULL,
	"account_number_last4" text NOT NULL,
	"ifsc_code" text NOT NULL,
	"bank_name" text NOT NULL,
	"branch" text,
	"account_holder_name" text NOT NULL,
	"registered_name" text,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"failure_reason" text,
	"gateway_contact_id" text,
	"gateway_fund_account_id" text,
	"gateway_validation_id" text,
	"cooling_off_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"verified_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "bank_accounts_state" CHECK ("wallet"."bank_accounts"."state" in ('PENDING', 'VERIFYING', 'VERIFIED', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "wallet"."entries" (
	"transaction_id" uuid NOT NULL,
	"line" smallint NOT NULL,
	"wallet_id" uuid,
	"account" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text DEFAULT 'INR' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entries_transaction_id_line_pk" PRIMARY KEY("transaction_id","line"),
	CONSTRAINT "entries_amount_not_zero" CHECK (amount <> 0),
	CONSTRAINT "entries_account_known" CHECK ((wallet_id is not null) = (account in ('available', 'held')))
);
--> statement-breakpoint
CREATE TABLE "wallet"."holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wallet_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"amount" bigint NOT NULL,
	"reference_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"released_at" timestamp with time zone,
	CONSTRAINT "holds_reason" CHECK ("wallet"."holds"."reason" in ('WITHDRAWAL', 'LIMIT_EXCEEDED', 'RISK_REVIEW')),
	CONSTRAINT "holds_amount_positive" CHECK (amount > 0)
);
--> statement-breakpoint
CREATE TABLE "wallet"."limit_rules" (
	"tier" text NOT NULL,
	"name" text NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"amount" bigint NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "limit_rules_tier_name_effective_from_pk" PRIMARY KEY("tier","name","effective_from"),
	CONSTRAINT "limit_rules_tier" CHECK ("wallet"."limit_rules"."tier" in ('MINIMUM', 'FULL')),
	CONSTRAINT "limit_rules_name" CHECK ("wallet"."limit_rules"."name" in ('BALANCE_MAX', 'CREDIT_PER_MONTH', 'WITHDRAWAL_PER_TRANSACTION', 'WITHDRAWAL_PER_DAY', 'WITHDRAWAL_PER_MONTH'))
);
--> statement-breakpoint
CREATE TABLE "wallet"."wallets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"currency" text DEFAULT 'INR' NOT NULL,
	"tier" text DEFAULT 'MINIMUM' NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"pending_balance" bigint DEFAULT 0 NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL,
	"last_transaction_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wallets_userId_unique" UNIQUE("user_id"),
	CONSTRAINT "wallets_tier" CHECK ("wallet"."wallets"."tier" in ('MINIMUM', 'FULL')),
	CONSTRAINT "wallets_balance_not_negative" CHECK (balance >= 0),
	CONSTRAINT "wallets_pending_not_negative" CHECK (pending_balance >= 0)
);
--> statement-breakpoint
CREATE TABLE "wallet"."withdrawal_steps" (
	"withdrawal_id" uuid NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"detail" text,
	CONSTRAINT "withdrawal_steps_withdrawal_id_status_pk" PRIMARY KEY("withdrawal_id","status")
);
--> statement-breakpoint
CREATE TABLE "wallet"."withdrawals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"bank_account_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"mode" text NOT NULL,
	"gateway_payout_id" text,
	"utr" text,
	"failure_reason" text,
	"risk_reasons" text[] DEFAULT '{}' NOT NULL,
	"reviewed_by" uuid,
	"arrives_by" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "withdrawals_gatewayPayoutId_unique" UNIQUE("gateway_payout_id"),
	CONSTRAINT "withdrawals_status" CHECK ("wallet"."withdrawals"."status" in ('HELD', 'IN_REVIEW', 'SENDING', 'SENT', 'PROCESSED', 'RETURNED', 'CANCELLED', 'REVERSED')),
	CONSTRAINT "withdrawals_mode" CHECK ("wallet"."withdrawals"."mode" in ('IMPS', 'NEFT', 'UPI')),
	CONSTRAINT "withdrawals_total_adds_up" CHECK (total = amount + fee + tax and amount > 0 and fee >= 0 and tax >= 0)
);
--> statement-breakpoint
ALTER TABLE "notifications"."deliveries" ADD CONSTRAINT "deliveries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications"."notifications" ADD CONSTRAINT "notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."payments" ADD CONSTRAINT "payments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."payments" ADD CONSTRAINT "payments_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "wallet"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."payments" ADD CONSTRAINT "payments_qr_id_qr_codes_id_fk" FOREIGN KEY ("qr_id") REFERENCES "payments"."qr_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."qr_codes" ADD CONSTRAINT "qr_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."qr_codes" ADD CONSTRAINT "qr_codes_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "wallet"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."refunds" ADD CONSTRAINT "refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "payments"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."refunds" ADD CONSTRAINT "refunds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD CONSTRAINT "earnings_connection_id_platform_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "platforms"."platform_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platforms"."earnings" ADD CONSTRAINT "earnings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platforms"."platform_connections" ADD CONSTRAINT "platform_connections_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."devices" ADD CONSTRAINT "devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."documents" ADD CONSTRAINT "documents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."documents" ADD CONSTRAINT "documents_submission_id_kyc_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "users"."kyc_submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."kyc_submissions" ADD CONSTRAINT "kyc_submissions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."kyc_submissions" ADD CONSTRAINT "kyc_submissions_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "users"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "users"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."sessions" ADD CONSTRAINT "sessions_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "users"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."bank_accounts" ADD CONSTRAINT "bank_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."holds" ADD CONSTRAINT "holds_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "wallet"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."wallets" ADD CONSTRAINT "wallets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawal_steps" ADD CONSTRAINT "withdrawal_steps_withdrawal_id_withdrawals_id_fk" FOREIGN KEY ("withdrawal_id") REFERENCES "wallet"."withdrawals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD CONSTRAINT "withdrawals_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD CONSTRAINT "withdrawals_wallet_id_wallets_id_fk" FOREIGN KEY ("wallet_id") REFERENCES "wallet"."wallets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet"."withdrawals" ADD CONSTRAINT "withdrawals_bank_account_id_bank_accounts_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "wallet"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_logs_of_entity" ON "audit"."audit_logs" USING btree ("entity_id","at");--> statement-breakpoint
CREATE INDEX "audit_logs_by_time" ON "audit"."audit_logs" USING btree ("at");--> statement-breakpoint
CREATE INDEX "security_events_of_user" ON "audit"."security_events" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "events"."idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "events"."outbox" USING btree (created_at) WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "notifications"."deliveries" USING btree ("channel","dedupe_key");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_by_provider_id" ON "notifications"."deliveries" USING btree ("provider_message_id");--> statement-breakpoint
CREATE INDEX "deliveries_of_user" ON "notifications"."deliveries" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications"."notifications" USING btree ("user_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "notifications_of_user" ON "notifications"."notifications" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications"."notifications" USING btree ("user_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_by_gateway_id" ON "payments"."payments" USING btree ("gateway","gateway_payment_id");--> statement-breakpoint
CREATE INDEX "payments_of_user" ON "payments"."payments" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "qr_codes_by_gateway_id" ON "payments"."qr_codes" USING btree ("gateway","gateway_qr_id");--> statement-breakpoint
CREATE UNIQUE INDEX "qr_codes_one_permanent" ON "payments"."qr_codes" USING btree ("user_id") WHERE kind = 'PERMANENT';--> statement-breakpoint
CREATE INDEX "qr_codes_to_expire" ON "payments"."qr_codes" USING btree ("expires_at") WHERE status = 'ACTIVE' and expires_at is not null;--> statement-breakpoint
CREATE INDEX "refunds_of_payment" ON "payments"."refunds" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_events_once" ON "payments"."webhook_events" USING btree ("gateway","gateway_event_id");--> statement-breakpoint
CREATE INDEX "webhook_events_unprocessed" ON "payments"."webhook_events" USING btree ("received_at") WHERE processed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "earnings_one_per_trip" ON "platforms"."earnings" USING btree ("platform","trip_id");--> statement-breakpoint
CREATE INDEX "earnings_of_user" ON "platforms"."earnings" USING btree ("user_id","earned_at");--> statement-breakpoint
CREATE UNIQUE INDEX "platform_connections_one_active" ON "platforms"."platform_connections" USING btree ("user_id","platform") WHERE is_active;--> statement-breakpoint
CREATE INDEX "cases_open" ON "transactions"."cases" USING btree ("created_at") WHERE state = 'OPEN';--> statement-breakpoint
CREATE UNIQUE INDEX "transactions_wallet_version" ON "transactions"."transactions" USING btree ("wallet_id","wallet_version");--> statement-breakpoint
CREATE INDEX "transactions_of_reference" ON "transactions"."transactions" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "consents_of_user" ON "users"."consents" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "devices_of_user" ON "users"."devices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "documents_of_user" ON "users"."documents" USING btree ("user_id","uploaded_at");--> statement-breakpoint
CREATE INDEX "kyc_submissions_of_user" ON "users"."kyc_submissions" USING btree ("user_id","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "kyc_submissions_one_open" ON "users"."kyc_submissions" USING btree ("user_id") WHERE status in ('SUBMITTED', 'IN_REVIEW');--> statement-breakpoint
CREATE INDEX "sessions_of_user" ON "users"."sessions" USING btree ("user_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "sessions_of_staff" ON "users"."sessions" USING btree ("staff_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "users_kyc_waiting" ON "users"."users" USING btree ("updated_at") WHERE kyc_status in ('SUBMITTED', 'IN_REVIEW');--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_once_a_driver" ON "wallet"."bank_accounts" USING btree ("user_id","account_fingerprint") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_one_primary" ON "wallet"."bank_accounts" USING btree ("user_id") WHERE is_primary and removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_by_validation" ON "wallet"."bank_accounts" USING btree ("gateway_validation_id");--> statement-breakpoint
CREATE INDEX "entries_of_system_account" ON "wallet"."entries" USING btree ("account","created_at") WHERE wallet_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "holds_one_per_reference" ON "wallet"."holds" USING btree ("reference_id","reason");--> statement-breakpoint
CREATE INDEX "holds_open_of_wallet" ON "wallet"."holds" USING btree ("wallet_id") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "withdrawals_of_user" ON "wallet"."withdrawals" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "withdrawals_open" ON "wallet"."withdrawals" USING btree ("status","updated_at") WHERE status in ('HELD', 'IN_REVIEW', 'SENDING', 'SENT');