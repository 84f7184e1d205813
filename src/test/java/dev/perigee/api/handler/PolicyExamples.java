package dev.perigee.api.handler;

/** Policies that tests send. */
final class PolicyExamples {

  /** Something in every place. */
  static final String FULL =
      """
      {
        "detect_policy": {
          "multiface_policy": 2, "detect_face": 1, "detect_body": 1, "estimate_head_pose": 1,
          "estimate_emotions": 1, "estimate_mask": 1, "estimate_glasses": 1, "estimate_quality": 1,
          "estimate_gaze": 1, "estimate_eyes_attributes": 1, "estimate_mouth_attributes": 1,
          "estimate_face_occlusion": 1, "detect_landmarks68": 1, "detect_landmarks5": 1,
          "extract_exif": 1,
          "estimate_liveness": {"estimate": 1, "liveness_threshold": 0.4, "quality_threshold": 0.3},
          "liveness_states": [1, 2],
          "estimate_deepfake": {"estimate": 0, "real_threshold": 0.6},
          "mask_states": [1, 3], "face_occlusion_states": ["eye", "mouth"],
          "yaw_threshold": 60, "pitch_threshold": 50, "roll_threshold": 40,
          "face_quality": {
            "estimate": 1, "filter": 0,
            "checks": {
              "head_yaw": {"estimate": 1, "threshold": {"min": -5, "max": 5}},
              "glasses": {"threshold": ["no_glasses", "eyeglasses"]},
              "red_eyes": {"estimate": 0}
            }
          },
          "body_attributes": {"estimate_upper_body": 1, "estimate_lower_body": 1},
          "estimate_people_count": {"estimate": 1, "people_coordinates": 0}
        },
        "extract_policy": {
          "extract_face_descriptor": 1, "extract_body_descriptor": 0,
          "extract_basic_attributes": 1, "fd_score_threshold": 0.2
        },
        "match_policy": [
          {
            "label": "staff",
            "candidates": {
              "origin": "faces", "list_id": "557d54ec-29ad-4f3c-93b4-c9092ef12515",
              "create_time__gte": "now-3h", "create_time__lt": "2030-01-01T00:00:00Z"
            },
            "filters": {"gender": 1, "age__gte": 18, "age__lt": 60},
            "limit": 5, "threshold": 0.7, "targets": ["face_id", "user_data"],
            "descriptor": {"descriptor_type": "face"}
          }
        ],
        "conditional_tags_policy": [
          {
            "tag": "stranger",
            "filters": {
              "match": [{"label": "staff", "origin": "faces", "similarity__gte": 0, "similarity__lt": 0.5}],
              "emotions": [3], "masks": [1], "liveness": [1], "deepfake": [1],
              "ethnicities": [4], "apparent_gender": [0, 1], "apparent_age__gte": 10,
              "apparent_age__lt": 90, "headwear_states": [0], "headwear_apparent_colors": ["black"],
              "sleeve_lengths": ["long"], "upper_clothing_colors": ["blue"],
              "lower_garment_types": ["trousers"], "lower_garment_colors": ["black"],
              "shoes_apparent_colors": ["white"], "backpack_states": [1]
            }
          },
          {"tag": "everybody"}
        ],
        "storage_policy": {
          "face_sample_policy": {"store_sample": 1, "ttl": 7, "filters": {"gender": 0}},
          "body_sample_policy": {"store_sample": 0, "ttl": -1},
          "image_origin_policy": {"store_image": 1, "use_external_references": 0, "ttl": 365},
          "attribute_policy": {"store_attribute": 1, "ttl": 86400},
          "face_policy": {
            "store_face": 1, "set_sample_as_avatar": 0,
            "link_to_lists_policy": [
              {
                "list_id": "557d54ec-29ad-4f3c-93b4-c9092ef12515",
                "filters": {"match": [{"label": "staff", "similarity__gte": 0.9}]}
              }
            ]
          },
          "event_policy": {"store_event": 1, "wait_saving": 0},
          "notification_policy": {"send_notification": 0, "filters": {"masks": [1]}},
          "callbacks": [
            {
              "type": "http", "enable": 0, "url": "http://127.0.0.1:8080/hook",
              "authorization": {"type": "basic", "login": "u", "password": "p"},
              "params": {"timeout": 5, "content_type": "application/msgpack", "headers": {"X-A": "1"}}
            },
            {"type": "luna-ws-notification", "enable": 1, "filters": {"gender": 1}}
          ]
        }
      }
      """;

  private PolicyExamples() {}
}
