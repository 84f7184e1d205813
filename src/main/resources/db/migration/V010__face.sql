-- Faces, lists, the links between them, and temporary attributes.

-- One number per change of a face, drawn while its row is locked: for one face the order of
-- revisions is the order of commits. The descriptor index keeps the highest it has seen.
CREATE SEQUENCE face_revision;

CREATE TABLE face (
    face_id                  uuid PRIMARY KEY,
    account_id               uuid         NOT NULL,
    revision                 bigint       NOT NULL DEFAULT nextval('face_revision'),
    event_id                 uuid,
    user_data                varchar(128) NOT NULL DEFAULT '',
    external_id              varchar(36)  NOT NULL DEFAULT '',
    avatar                   varchar(256) NOT NULL DEFAULT '',
    create_time              timestamptz  NOT NULL DEFAULT now(),
    -- The attribute of the face; attribute_create_time is null when it has none.
    attribute_id             uuid,
    attribute_create_time    timestamptz,
    age                      smallint CHECK (age BETWEEN 0 AND 100),
    gender                   smallint CHECK (gender IN (0, 1)),
    ethnicity                smallint CHECK (ethnicity BETWEEN 1 AND 4),
    basic_attributes_samples uuid[]       NOT NULL DEFAULT '{}',
    face_descriptor_samples  uuid[]       NOT NULL DEFAULT '{}'
);

-- A temporary attribute serves one face only.
CREATE UNIQUE INDEX face_attribute_id ON face (attribute_id) WHERE attribute_id IS NOT NULL;
-- Newest first, for one account and for those who may read all of them.
CREATE INDEX face_newest_of_account ON face (account_id, create_time DESC, face_id DESC);
CREATE INDEX face_newest ON face (create_time DESC, face_id DESC);
CREATE INDEX face_external_id ON face (external_id, account_id) WHERE external_id <> '';
CREATE INDEX face_event_id ON face (event_id) WHERE event_id IS NOT NULL;

CREATE TABLE face_descriptor (
    face_id    uuid    NOT NULL REFERENCES face ON DELETE CASCADE,
    version    integer NOT NULL,
    descriptor bytea   NOT NULL,
    PRIMARY KEY (face_id, version)
);

CREATE TABLE list (
    list_id          uuid PRIMARY KEY,
    account_id       uuid         NOT NULL,
    user_data        varchar(128) NOT NULL DEFAULT '',
    create_time      timestamptz  NOT NULL DEFAULT now(),
    last_update_time timestamptz  NOT NULL DEFAULT now(),
    -- What is left to do for a list whose deletion has been accepted: nobody sees it any more.
    removal          varchar(16) CHECK (removal IN ('links', 'faces'))
);

CREATE INDEX list_newest_of_account ON list (account_id, create_time DESC, list_id DESC);
CREATE INDEX list_newest ON list (create_time DESC, list_id DESC);
CREATE INDEX list_last_update ON list (account_id, last_update_time);
CREATE INDEX list_removal ON list (list_id) WHERE removal IS NOT NULL;

-- No cascade from list: its links go in portions, so that the descriptor index can follow.
CREATE TABLE list_face (
    face_id uuid   NOT NULL REFERENCES face ON DELETE CASCADE,
    list_id uuid   NOT NULL REFERENCES list,
    link_no bigint GENERATED ALWAYS AS IDENTITY, -- order of attachment
    PRIMARY KEY (face_id, list_id)
);

CREATE INDEX list_face_of_list ON list_face (list_id, face_id);

CREATE TABLE attribute (
    attribute_id             uuid PRIMARY KEY,
    account_id               uuid        NOT NULL,
    create_time              timestamptz NOT NULL,
    expire_time              timestamptz NOT NULL,
    age                      smallint CHECK (age BETWEEN 0 AND 100),
    gender                   smallint CHECK (gender IN (0, 1)),
    ethnicity                smallint CHECK (ethnicity BETWEEN 1 AND 4),
    basic_attributes_samples uuid[]      NOT NULL DEFAULT '{}',
    face_descriptor_samples  uuid[]      NOT NULL DEFAULT '{}'
);

CREATE INDEX attribute_expire_time ON attribute (expire_time);

CREATE TABLE attribute_descriptor (
    attribute_id uuid    NOT NULL REFERENCES attribute ON DELETE CASCADE,
    version      integer NOT NULL,
    descriptor   bytea   NOT NULL,
    PRIMARY KEY (attribute_id, version)
);
