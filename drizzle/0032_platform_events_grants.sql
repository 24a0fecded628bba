GRANT SELECT, INSERT, UPDATE ON platforms.platform_events TO drivopay_app;
