-- Limits in force at the start, in paise. Wallets without full identity checks follow the regulator's limits for
-- small prepaid instruments: ₹10,000 balance, ₹10,000 loaded a month, and no money out
-- (Master Directions on Prepaid Payment Instruments, 27 August 2021); with full checks ₹2,00,000.
INSERT INTO wallet.limit_rules (tier, name, effective_from, amount, source) VALUES
  ('MINIMUM', 'BALANCE_MAX', '2021-08-27T00:00:00+05:30', 1000000, 'RBI PPI Master Directions 2021, small PPI'),
  ('MINIMUM', 'CREDIT_PER_MONTH', '2021-08-27T00:00:00+05:30', 1000000, 'RBI PPI Master Directions 2021, small PPI'),
  ('MINIMUM', 'WITHDRAWAL_PER_TRANSACTION', '2021-08-27T00:00:00+05:30', 0, 'RBI PPI Master Directions 2021, small PPI'),
  ('MINIMUM', 'WITHDRAWAL_PER_DAY', '2021-08-27T00:00:00+05:30', 0, 'RBI PPI Master Directions 2021, small PPI'),
  ('MINIMUM', 'WITHDRAWAL_PER_MONTH', '2021-08-27T00:00:00+05:30', 0, 'RBI PPI Master Directions 2021, small PPI'),
  ('FULL', 'BALANCE_MAX', '2021-08-27T00:00:00+05:30', 20000000, 'RBI PPI Master Directions 2021, full KYC'),
  ('FULL', 'CREDIT_PER_MONTH', '2021-08-27T00:00:00+05:30', 20000000, 'RBI PPI Master Directions 2021, full KYC'),
  ('FULL', 'WITHDRAWAL_PER_TRANSACTION', '2021-08-27T00:00:00+05:30', 10000000, 'UPI and IMPS cap for a single transfer'),
  ('FULL', 'WITHDRAWAL_PER_DAY', '2021-08-27T00:00:00+05:30', 10000000, 'DrivoPay risk policy'),
  ('FULL', 'WITHDRAWAL_PER_MONTH', '2021-08-27T00:00:00+05:30', 20000000, 'RBI PPI Master Directions 2021, full KYC');
