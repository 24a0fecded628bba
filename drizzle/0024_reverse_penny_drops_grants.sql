GRANT SELECT, INSERT, UPDATE ON wallet.reverse_penny_drops TO drivopay_app;
