GRANT SELECT, INSERT, UPDATE ON wallet.auto_withdrawals, wallet.payout_downtimes TO drivopay_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON wallet.auto_withdrawal_runs TO drivopay_app;
--> statement-breakpoint
GRANT SELECT ON wallet.bank_holidays TO drivopay_app;
--> statement-breakpoint
UPDATE wallet.withdrawals w SET bank_code = left(b.ifsc_code, 4)
  FROM wallet.bank_accounts b WHERE b.id = w.bank_account_id AND w.bank_code = '';
--> statement-breakpoint
-- Holidays with one date all over India, and the day on which banks close their books. Others are the operator's to add.
INSERT INTO wallet.bank_holidays (day, name) VALUES
  ('2026-12-25', 'Christmas'),
  ('2027-01-26', 'Republic Day'),
  ('2027-04-01', 'Closing of accounts'),
  ('2027-08-15', 'Independence Day'),
  ('2027-10-02', 'Gandhi Jayanti'),
  ('2027-12-25', 'Christmas');
