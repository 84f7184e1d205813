-- Events, partitioned by their creation time: a partition of what has become too old is dropped as a
-- whole. Partitions are made by time_partition() below, ahead of time and when an event needs one.

CREATE TABLE event (
    -- Of version 7 with the milliseconds of create_time in it, unless create_time lies before 1970:
    -- who knows the id knows the partition.
    event_id                uuid         NOT NULL,
    account_id              uuid         NOT NULL,
    handler_id              uuid,
    create_time             timestamptz  NOT NULL,
    end_time                timestamptz  NOT NULL,
    external_id             varchar(36)  NOT NULL,
    user_data               varchar(128) NOT NULL,
    source                  varchar(128),
    stream_id               uuid,
    track_id                varchar(36),
    face_id                 uuid,
    tags                    text[]       NOT NULL,
    attach_result           uuid[]       NOT NULL,
    city                    varchar(36),
    area                    varchar(36),
    district                varchar(36),
    street                  varchar(36),
    house_number            varchar(36),
    longitude               double precision,
    latitude                double precision,
    gender                  smallint,
    age                     smallint,
    emotion                 smallint,
    mask                    smallint,
    ethnic_group            smallint,
    liveness                smallint,
    deepfake                smallint,
    apparent_gender         smallint,
    apparent_age            smallint,
    headwear_state          smallint,
    headwear_apparent_color text,
    sleeve_length           text,
    upper_clothing_colors   text[],
    lower_garment_type      text,
    lower_garment_colors    text[],
    shoes_apparent_color    text,
    backpack_state          smallint,
    -- The best candidate of all match results.
    top_origin              text CHECK (top_origin IN ('face', 'event', 'attribute')),
    top_object_id           uuid,
    top_external_id         text,
    top_label               text,
    top_similarity          double precision,
    match_result            jsonb        NOT NULL,
    face_detections         jsonb        NOT NULL,
    body_detections         jsonb        NOT NULL,
    meta                    jsonb,
    PRIMARY KEY (event_id, create_time)
) PARTITION BY RANGE (create_time);

-- Newest first, for one account and for those who may read all of them.
CREATE INDEX event_newest_of_account ON event (account_id, create_time DESC, event_id DESC);
CREATE INDEX event_newest ON event (create_time DESC, event_id DESC);
CREATE INDEX event_source ON event (account_id, source, create_time DESC);
CREATE INDEX event_handler ON event (account_id, handler_id, create_time DESC);
CREATE INDEX event_stream ON event (stream_id, create_time DESC) WHERE stream_id IS NOT NULL;
CREATE INDEX event_external_id ON event (external_id, account_id) WHERE external_id <> '';
CREATE INDEX event_track_id ON event (track_id, account_id) WHERE track_id IS NOT NULL;
CREATE INDEX event_face_id ON event (face_id) WHERE face_id IS NOT NULL;
CREATE INDEX event_top_object ON event (top_object_id) WHERE top_object_id IS NOT NULL;
CREATE INDEX event_top_external_id ON event (top_external_id) WHERE top_external_id <> '';
CREATE INDEX event_tags ON event USING gin (tags) WHERE tags <> '{}';
CREATE INDEX event_meta ON event USING gin (meta jsonb_path_ops) WHERE meta IS NOT NULL;
CREATE INDEX event_place ON event USING gist (point(longitude, latitude)) WHERE longitude IS NOT NULL;

-- Descriptors lie apart: lists and statistics do not read them.
CREATE TABLE event_descriptor (
    event_id    uuid        NOT NULL,
    create_time timestamptz NOT NULL,
    account_id  uuid        NOT NULL,
    version     integer     NOT NULL, -- tells face from body
    descriptor  bytea       NOT NULL,
    PRIMARY KEY (event_id, version, create_time)
) PARTITION BY RANGE (create_time);

-- Events of a form of the user's own.
CREATE TABLE general_event (
    event_id          uuid        NOT NULL,
    account_id        uuid        NOT NULL,
    event_type        varchar(36) NOT NULL,
    event_create_time timestamptz NOT NULL,
    event_end_time    timestamptz,
    stream_id         uuid,
    track_id          varchar(36),
    city              varchar(36),
    area              varchar(36),
    district          varchar(36),
    street            varchar(36),
    house_number      varchar(36),
    longitude         double precision,
    latitude          double precision,
    event             jsonb       NOT NULL,
    PRIMARY KEY (event_id, event_create_time)
) PARTITION BY RANGE (event_create_time);

CREATE INDEX general_event_newest_of_account
    ON general_event (account_id, event_create_time DESC, event_id DESC);
CREATE INDEX general_event_newest ON general_event (event_create_time DESC, event_id DESC);
CREATE INDEX general_event_type ON general_event (account_id, event_type, event_create_time DESC);
CREATE INDEX general_event_stream
    ON general_event (stream_id, event_create_time DESC) WHERE stream_id IS NOT NULL;
CREATE INDEX general_event_track ON general_event (track_id, account_id) WHERE track_id IS NOT NULL;
CREATE INDEX general_event_event ON general_event USING gin (event jsonb_path_ops);
CREATE INDEX general_event_place
    ON general_event USING gist (point(longitude, latitude)) WHERE longitude IS NOT NULL;

-- The partitions there are: lower bound included, upper bound excluded.
CREATE TABLE time_partition (
    parent text        NOT NULL,
    lower  timestamptz NOT NULL,
    upper  timestamptz NOT NULL,
    name   text        NOT NULL,
    PRIMARY KEY (parent, lower)
);

-- Makes sure that the tables have a partition for the time, and gives its bounds. Partitions are as
-- wide as asked around the present; far from it one is a year, so that odd clocks do not make
-- thousands of them; before 2000 and from 2100 there is one each. Where another width was used
-- before, a new partition takes what is free.
CREATE FUNCTION time_partition(
    parents text[], moment timestamptz, width interval,
    OUT lo timestamptz, OUT hi timestamptz
) LANGUAGE plpgsql AS $$
DECLARE
    parent_table text;
    partition_name text;
BEGIN
    SELECT p.lower, p.upper INTO lo, hi FROM time_partition p
        WHERE p.parent = parents[1] AND p.lower <= moment AND p.upper > moment;
    IF FOUND THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('time_partition'));
    SELECT p.lower, p.upper INTO lo, hi FROM time_partition p
        WHERE p.parent = parents[1] AND p.lower <= moment AND p.upper > moment;
    IF FOUND THEN
        RETURN;
    END IF;
    IF moment < '2000-01-01 00:00+00' THEN
        lo := '-infinity';
        hi := '2000-01-01 00:00+00';
    ELSIF moment >= '2100-01-01 00:00+00' THEN
        lo := '2100-01-01 00:00+00';
        hi := 'infinity';
    ELSIF moment BETWEEN now() - interval '730 days' AND now() + interval '60 days' THEN
        lo := date_bin(width, moment, '1970-01-05 00:00+00');
        hi := lo + width;
    ELSE
        lo := date_trunc('year', moment, 'UTC');
        hi := (date_trunc('year', moment AT TIME ZONE 'UTC') + interval '1 year') AT TIME ZONE 'UTC';
    END IF;
    lo := greatest(lo, (SELECT max(p.upper) FROM time_partition p
        WHERE p.parent = parents[1] AND p.upper <= moment));
    hi := least(hi, (SELECT min(p.lower) FROM time_partition p
        WHERE p.parent = parents[1] AND p.lower > moment));
    FOREACH parent_table IN ARRAY parents LOOP
        partition_name := parent_table || '_' || CASE WHEN lo = '-infinity' THEN 'past'
            ELSE to_char(lo AT TIME ZONE 'UTC', 'YYYYMMDDHH24') END;
        -- Attaching locks less than creating a partition in place.
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING INDEXES)',
            partition_name, parent_table);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
            parent_table, partition_name,
            CASE WHEN lo = '-infinity' THEN 'MINVALUE' ELSE quote_literal(lo) END,
            CASE WHEN hi = 'infinity' THEN 'MAXVALUE' ELSE quote_literal(hi) END);
        INSERT INTO time_partition (parent, lower, upper, name)
            VALUES (parent_table, lo, hi, partition_name);
    END LOOP;
END
$$;
