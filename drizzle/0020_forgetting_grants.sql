-- Who leaves takes what was told to him along, and how it was delivered.
GRANT DELETE ON notifications.delivery_reports TO drivopay_app;
