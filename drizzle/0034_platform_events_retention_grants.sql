GRANT DELETE ON platforms.platform_events TO drivopay_app;
