package dev.perigee.account.internal;

import dev.perigee.account.AccountType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Account types are stored as the API writes them. */
@Converter
public class AccountTypeColumn implements AttributeConverter<AccountType, String> {
  @Override
  public String convertToDatabaseColumn(AccountType type) {
    return type == null ? null : type.text();
  }

  @Override
  public AccountType convertToEntityAttribute(String text) {
    return text == null ? null : AccountType.fromString(text);
  }
}
