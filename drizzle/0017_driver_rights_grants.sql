GRANT SELECT, INSERT, UPDATE, DELETE ON users.data_exports, users.photos TO drivopay_app;
