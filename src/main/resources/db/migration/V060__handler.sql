CREATE TABLE handler (
    handler_id       uuid         PRIMARY KEY,
    account_id       uuid         NOT NULL,
    description      varchar(128) NOT NULL DEFAULT '',
    handler_type     smallint     NOT NULL CHECK (handler_type BETWEEN 0 AND 2),
    lambda_id        uuid,
    -- With every default of the day it was written; later ones are filled in by the reader.
    policies         jsonb,
    create_time      timestamptz  NOT NULL DEFAULT now(),
    last_update_time timestamptz  NOT NULL DEFAULT now(),
    CHECK ((handler_type = 0) = (policies IS NOT NULL)),
    CHECK ((handler_type = 2) = (lambda_id IS NOT NULL))
);

CREATE INDEX handler_newest_of_account ON handler (account_id, create_time DESC, handler_id DESC);
CREATE INDEX handler_newest ON handler (create_time DESC, handler_id DESC);
