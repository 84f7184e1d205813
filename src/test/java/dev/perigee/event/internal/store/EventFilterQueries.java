package dev.perigee.event.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queries and which of the events of {@link dev.perigee.event.TestEvents} they let through. */
final class EventFilterQueries {
  static final List<String> OF_THE_FULL_EVENT =
      List.of(
          "event_ids=%s,0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11",
          "event_id__gte=%s",
          "handler_ids=88c5dd7e-693b-4386-92bc-0c31a150a7d0",
          "stream_ids=b668c4a5-2191-476e-a261-3b4f9ce2e25e",
          "face_ids=e88b8804-fedb-4dc3-8a59-171caf416571",
          "external_ids=badge-7,other",
          "user_data=night",
          "sources=cam 1,cam 2",
          "track_ids=track_1",
          "tags=door,vip",
          "cities=Moscow",
          "areas=CAD",
          "districts=Mitino",
          "streets=Arbat",
          "house_numbers=12,13",
          "origin_longitude=36.61&origin_latitude=55.75",
          "origin_longitude=30&origin_latitude=50&longitude_delta=10&latitude_delta=10",
          "top_matching_candidates_label=vip list",
          "top_similar_object_ids=791f002e-919c-459d-b766-cba9f4130853",
          "top_similar_external_ids=badge-9",
          "top_similar_object_similarity__gte=0.97",
          "top_similar_object_similarity__lt=0.98",
          "age__gte=27&age__lt=28",
          "age__lt=70000&age__gte=-70000",
          "gender=1",
          "emotions=5,6",
          "masks=1",
          "ethnic_groups=3",
          "liveness=1",
          "deepfake=1",
          "apparent_gender=1,2",
          "apparent_age__gte=30",
          "apparent_age__lt=31",
          "headwear_states=1",
          "headwear_apparent_colors=black",
          "sleeve_lengths=long",
          "upper_clothing_colors=red,yellow",
          "lower_garment_colors=blue",
          "lower_garment_types=trousers",
          "shoes_apparent_colors=white",
          "backpack_states=0",
          "meta.plate=A123",
          "meta.plate__in=A123,none&meta.zone.name__like=north",
          "meta.speed__gt:numeric=36.5",
          "meta.speed__lte:numeric=36.6",
          "meta.speed:numeric=36.60",
          "meta.lane:integer=5",
          "meta.lane__in:integer=4,5",
          "meta.zone.floor__lt:integer=0",
          "meta.plate__gte=A",
          "meta.plate__neq=none");

  static final List<String> OF_THE_BARE_EVENT =
      List.of(
          "sources=null",
          "stream_ids=null",
          "track_ids=null,other",
          "cities=null",
          "gender=null",
          "emotions=null,1",
          "upper_clothing_colors=null",
          "backpack_states=null",
          "origin_longitude=null",
          "meta.plate=none",
          "meta.plate__neq=A123",
          "meta.plate__nlike=A1",
          "meta.lane__nin:integer=5,6",
          "external_ids=");

  static final List<String> OF_NEITHER =
      List.of(
          "sources=cam 9",
          "tags=vip,stranger",
          "user_data=day",
          "origin_longitude=0&origin_latitude=0",
          "meta.plate=B",
          "meta.lane=5",
          "meta.lane__gt:integer=5",
          "meta.nothing__neq=none",
          "create_time__gte=2100-01-01T00:00:00Z",
          "end_time__lt=2000-01-01T00:00:00Z");

  private EventFilterQueries() {}

  static Map<String, List<String>> parse(String query) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
    }
    return parameters;
  }
}
