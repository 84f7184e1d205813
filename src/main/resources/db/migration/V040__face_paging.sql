-- Pages by id within one account; the count of faces with attributes reads nothing but this index.
CREATE INDEX face_id_of_account ON face (account_id, face_id) INCLUDE (attribute_create_time);
