package dev.perigee.face.internal;

import dev.perigee.account.Caller;
import dev.perigee.account.CallerContext;
import dev.perigee.face.FaceList;
import dev.perigee.face.ListFilter;
import dev.perigee.face.ListReader;
import dev.perigee.face.Lists;
import dev.perigee.face.Lists.Removal;
import dev.perigee.platform.http.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/lists}: many lists, and new ones. */
@Path("/6/lists")
public class ListsResource {
  private final Lists lists;
  private final ListReader reader;
  private final CallerContext callers;

  ListsResource(Lists lists, ListReader reader, CallerContext callers) {
    this.lists = lists;
    this.reader = reader;
    this.callers = callers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<ListCreated>> create(ListBody body) {
    String userData = body == null || body.userData() == null ? "" : body.userData();
    return lists
        .create(callers.current().accountId(), userData)
        .map(id -> new ListCreated(id, "/6/lists/" + id))
        .map(created -> Answers.created(created.url(), created));
  }

  @GET
  public Uni<ListPage> page(
      @BeanParam ListQuery query,
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize) {
    return reader.page(query.filter(callers.current()), page, pageSize).map(ListPage::new);
  }

  @GET
  @Path("/count")
  public Uni<ListsCount> count(@BeanParam ListQuery query) {
    return reader.count(query.filter(callers.current())).map(ListsCount::new);
  }

  @DELETE
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<Void>> delete(
      ListIds body, @RestQuery("with_faces") @DefaultValue("0") int withFaces) {
    boolean faces = withFaces == 1;
    return lists
        .deleteAll(callers.current().accountId(), body.listIds(), faces)
        .map(state -> removed(state, faces));
  }

  /** 202 only while faces, which the caller may still see, are being removed. */
  static RestResponse<Void> removed(Removal state, boolean withFaces) {
    return state == Removal.CONTINUES && withFaces
        ? RestResponse.accepted()
        : RestResponse.noContent();
  }

  /** Filters; absent ones are null, lists are empty. */
  public record ListQuery(
      @RestQuery("account_id") UUID accountId,
      @RestQuery("list_ids") @Separator(",") List<UUID> listIds,
      @RestQuery("user_data") String userData,
      @RestQuery("user_data__eq") String userDataEq,
      @RestQuery("create_time__gte") Instant createTimeGte,
      @RestQuery("create_time__lt") Instant createTimeLt,
      @RestQuery("last_update_time__gte") Instant lastUpdateTimeGte,
      @RestQuery("last_update_time__lt") Instant lastUpdateTimeLt,
      @RestQuery("list_id__gte") UUID listIdGte,
      @RestQuery("list_id__lt") UUID listIdLt) {

    ListFilter filter(Caller caller) {
      return new ListFilter(
          caller.readScope(accountId),
          FaceQuery.given(listIds),
          userData,
          userDataEq,
          createTimeGte,
          createTimeLt,
          lastUpdateTimeGte,
          lastUpdateTimeLt,
          listIdGte,
          listIdLt);
    }
  }

  /** Body of a creation and of a patch; an absent field is null. */
  public record ListBody(String userData) {}

  /** Body that names lists. */
  public record ListIds(List<UUID> listIds) {}

  /** Answer to a creation. */
  public record ListCreated(UUID listId, String url) {}

  /** Answer to a query. */
  public record ListPage(List<FaceList> lists) {}

  /** Answer to a count. */
  public record ListsCount(long listsCount) {}
}
