GRANT SELECT, INSERT, UPDATE ON payments.settlements TO drivopay_app;
--> statement-breakpoint
-- What a settlement carried does not change.
GRANT SELECT, INSERT ON payments.settlement_items TO drivopay_app;
