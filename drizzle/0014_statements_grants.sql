GRANT SELECT, INSERT, UPDATE ON transactions.statements TO drivopay_app;
