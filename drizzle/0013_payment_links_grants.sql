GRANT SELECT, INSERT, UPDATE ON payments.payment_links TO drivopay_app;
--> statement-breakpoint
-- A rule is never changed: another one follows it.
GRANT SELECT, INSERT ON payments.gateway_rules TO drivopay_app;
