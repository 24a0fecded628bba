GRANT SELECT, INSERT, UPDATE ON wallet.debts TO drivopay_app;
