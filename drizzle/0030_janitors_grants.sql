-- A watch ends with what it waited for.
GRANT SELECT, INSERT, UPDATE, DELETE ON payments.payment_watches TO drivopay_app;
