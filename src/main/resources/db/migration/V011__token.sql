-- The JWT itself is not kept: it is made from the row and the signing key.
CREATE TABLE token (
    token_id         uuid        PRIMARY KEY,
    account_id       uuid        NOT NULL REFERENCES account ON DELETE CASCADE,
    permissions      json        NOT NULL,
    description      text        NOT NULL DEFAULT '',
    expiration_time  timestamptz,
    visibility_area  text        NOT NULL CHECK (visibility_area IN ('account', 'all')),
    create_time      timestamptz NOT NULL,
    last_update_time timestamptz NOT NULL
);

CREATE INDEX token_of_account ON token (account_id, create_time DESC, token_id);
CREATE INDEX token_create_time ON token (create_time DESC, token_id);
