-- Who leaves takes the statements along, and with them what their codes told.
GRANT DELETE ON transactions.statements TO drivopay_app;
