-- Of small prepaid instruments no more than ₹1,20,000 may be loaded in a financial year
-- (Master Directions on Prepaid Payment Instruments, 27 August 2021).
INSERT INTO wallet.limit_rules (tier, name, effective_from, amount, source) VALUES
  ('MINIMUM', 'CREDIT_PER_YEAR', '2021-08-27T00:00:00+05:30', 12000000, 'RBI PPI Master Directions 2021, small PPI');
