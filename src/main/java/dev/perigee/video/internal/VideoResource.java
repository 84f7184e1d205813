package dev.perigee.video.internal;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** {@code POST /6/videosdk}: looks at a video; stores nothing. */
@Path("/6/videosdk")
public class VideoResource {
  private final VideoSdk videos;

  VideoResource(VideoSdk videos) {
    this.videos = videos;
  }

  @POST
  public Uni<VideoAnswer> analyse(VideoRequest request) {
    return videos.analyse(request);
  }
}
