CREATE TABLE verifier (
    verifier_id      uuid PRIMARY KEY,
    account_id       uuid         NOT NULL,
    description      varchar(128) NOT NULL,
    policies         jsonb        NOT NULL,
    create_time      timestamptz  NOT NULL DEFAULT now(),
    last_update_time timestamptz  NOT NULL DEFAULT now(),
    version          integer      NOT NULL DEFAULT 1
);

-- Newest first, for one account and for those who may read all of them.
CREATE INDEX verifier_newest_of_account ON verifier (account_id, create_time DESC, verifier_id DESC);
CREATE INDEX verifier_newest ON verifier (create_time DESC, verifier_id DESC);
