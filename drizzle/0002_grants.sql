-- What the product's own role may do. It cannot touch the books but through wallet.post_transaction.

DO $$ BEGIN
  CREATE ROLE drivopay_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION wallet.post_transaction FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION wallet.post_transaction TO drivopay_app;
--> statement-breakpoint
GRANT USAGE ON SCHEMA users, wallet, transactions, payments, platforms, notifications, audit, events TO drivopay_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA users, payments, platforms, notifications, events
  TO drivopay_app;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA wallet, transactions TO drivopay_app;
--> statement-breakpoint
-- A wallet is opened empty by the column defaults; its sums are never written from outside.
GRANT INSERT (id, user_id, currency), UPDATE (tier) ON wallet.wallets TO drivopay_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON wallet.holds, wallet.bank_accounts, wallet.withdrawals TO drivopay_app;
--> statement-breakpoint
GRANT INSERT ON wallet.withdrawal_steps, wallet.limit_rules TO drivopay_app;
--> statement-breakpoint
GRANT INSERT ON transactions.account_snapshots, transactions.ledger_proofs TO drivopay_app;
--> statement-breakpoint
GRANT INSERT, UPDATE ON transactions.cases TO drivopay_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit.audit_logs, audit.security_events TO drivopay_app;
