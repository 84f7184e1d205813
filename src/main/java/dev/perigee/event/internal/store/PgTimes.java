package dev.perigee.event.internal.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as texts that PostgreSQL reads: its calendar has no year 0 and no sign. */
final class PgTimes {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyyy-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT);

  private PgTimes() {}

  static String text(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    String text = FORM.format(utc);
    String date = text.startsWith("0") ? text.substring(1) : text;
    return utc.getYear() > 0 ? date : date + " BC";
  }
}
