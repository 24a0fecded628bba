-- What staff had let go still promised to come back by itself, and was looked at by the job that returns it.
UPDATE wallet.holds h SET expires_at = NULL
WHERE h.reason = 'WITHDRAWAL' AND h.released_at IS NULL AND h.expires_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM wallet.withdrawals w WHERE w.id = h.reference_id AND w.status = 'IN_REVIEW');
