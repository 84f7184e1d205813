CREATE TABLE account (
    account_id       uuid        PRIMARY KEY,
    login            text        NOT NULL,
    password_hash    text        NOT NULL,
    account_type     text        NOT NULL CHECK (account_type IN ('user', 'advanced_user', 'admin')),
    description      text        NOT NULL DEFAULT '',
    create_time      timestamptz NOT NULL,
    last_update_time timestamptz NOT NULL,
    CONSTRAINT account_login_unique UNIQUE (login)
);

CREATE INDEX account_create_time ON account (create_time DESC, account_id);
