-- Pages of a list, newest face first, from an index: the creation time of a face never changes.
ALTER TABLE list_face ADD COLUMN face_create_time timestamptz;
UPDATE list_face l SET face_create_time = f.create_time FROM face f WHERE f.face_id = l.face_id;
ALTER TABLE list_face ALTER COLUMN face_create_time SET NOT NULL;

CREATE FUNCTION list_face_create_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT create_time INTO NEW.face_create_time FROM face WHERE face_id = NEW.face_id;
    RETURN NEW;
END
$$;

CREATE TRIGGER list_face_create_time BEFORE INSERT ON list_face
    FOR EACH ROW EXECUTE FUNCTION list_face_create_time();

CREATE INDEX list_face_newest ON list_face (list_id, face_create_time DESC, face_id DESC);
