GRANT SELECT, INSERT, UPDATE, DELETE ON notifications.preferences, notifications.suppressions TO drivopay_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON notifications.delivery_reports TO drivopay_app;
