-- Events to publish. The columns id to payload are those that Debezium's outbox event router reads. Events of a
-- reservation are in the order of their positions: each change of a reservation holds the lock of its row, and commits
-- before the next change draws a position. id has a default, which is set with the function new_event_id.
CREATE TABLE outbox (
    position      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid NOT NULL,
    aggregatetype text NOT NULL DEFAULT 'reservation',
    aggregateid   uuid NOT NULL,
    type          text NOT NULL,
    payload       jsonb NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_at  timestamptz
);

CREATE INDEX outbox_unpublished ON outbox (position) WHERE published_at IS NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

GRANT SELECT, INSERT, DELETE ON outbox TO frontrow_app;
GRANT UPDATE (published_at) ON outbox TO frontrow_app;
