-- Unpublished events, unless events before them were published in the last 30 seconds, since those behind will follow
SELECT 'event ' || o.id || ': ' || o.created_at FROM outbox o
WHERE o.published_at IS NULL AND o.created_at < now() - interval '30 seconds'
  AND NOT EXISTS (
    SELECT FROM outbox p
    WHERE p.published_at > now() - interval '30 seconds' AND p.position < o.position)
