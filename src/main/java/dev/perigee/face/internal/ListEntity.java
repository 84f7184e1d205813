package dev.perigee.face.internal;

import dev.perigee.face.FaceList;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of the table list. Its times are the database's, as those of links are. */
@Entity
@Table(name = "list")
class ListEntity {
  @Id
  @Column(name = "list_id")
  UUID listId;

  @Column(name = "account_id", updatable = false)
  UUID accountId;

  @Column(name = "user_data")
  String userData;

  @Column(name = "create_time", insertable = false, updatable = false)
  Instant createTime;

  @Column(name = "last_update_time", insertable = false)
  Instant lastUpdateTime;

  /** What is left of an accepted deletion, see {@link ListRemoval}; null while the list lives. */
  @Column(name = "removal", insertable = false, updatable = false)
  String removal;

  FaceList toList() {
    return new FaceList(listId, userData, accountId, createTime, lastUpdateTime);
  }
}
