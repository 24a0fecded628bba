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
CREATE INDEX "statements_of_user" ON "transactions"."statements" USING btree ("user_id","id" DESC NULLS LAST);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON transactions.statements TO drivopay_app;
