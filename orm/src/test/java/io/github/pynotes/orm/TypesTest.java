package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.format.AbstractJsonFormatMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("sqlalchemy.types")
class TypesTest {
  enum State {
    PACKED,
    SENT
  }

  /// The same a year later: somebody has put a new constant in front.
  enum LaterState {
    ORDERED,
    PACKED,
    SENT
  }

  /// Stored as a letter, whatever the constants are called and in what order.
  enum Size {
    SMALL("S"),
    LARGE("L");

    @EnumeratedValue final String code;

    Size(String code) {
      this.code = code;
    }
  }

  @Embeddable
  record Address(String street, String city) {}

  record Label(String text, List<String> warnings) {}

  record Weight(int grams) {}

  static final class WeightConverter implements AttributeConverter<Weight, Integer> {
    @Override
    public Integer convertToDatabaseColumn(Weight weight) {
      return weight == null ? null : weight.grams();
    }

    @Override
    public Weight convertToEntityAttribute(Integer grams) {
      return grams == null ? null : new Weight(grams);
    }
  }

  /// Hibernate finds Jackson and Yasson on the class path by itself; Gson has to be brought to it.
  static final class GsonFormatMapper extends AbstractJsonFormatMapper {
    private final Gson gson = new Gson();

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // so says the method that it overrides
    public <T> T fromString(CharSequence json, Type type) {
      return gson.fromJson(json.toString(), type);
    }

    @Override
    public <T> String toString(T value, Type type) {
      return gson.toJson(value, type);
    }
  }

  @Entity(name = "Parcel")
  @Table(name = "parcels")
  static class Parcel {
    @Id int id = 1;

    State ordinal; // the default

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    Size size;

    @Column(precision = 8, scale = 2)
    BigDecimal price;

    @Convert(converter = WeightConverter.class)
    Weight weight;

    Address recipient;

    @AttributeOverride(name = "street", column = @Column(name = "sender_street"))
    @AttributeOverride(name = "city", column = @Column(name = "sender_city"))
    Address sender;

    LocalDateTime pickedUp;
    Instant sent;
    OffsetDateTime arrived;

    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    OffsetDateTime signed;

    @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
    OffsetDateTime paid;
  }

  /// The same table, in the program of a year later.
  @Entity(name = "LaterParcel")
  @Table(name = "parcels")
  static class LaterParcel {
    @Id int id;

    LaterState ordinal;

    @Enumerated(EnumType.STRING)
    LaterState state;
  }

  @Entity(name = "Customs")
  @Table(name = "customs")
  static class Customs {
    @Id int id = 1;

    @JdbcTypeCode(SqlTypes.JSON)
    Label label;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> papers;
  }

  private static HikariDataSource pool;
  private static SessionFactory factory;
  private static SessionFactory later;

  @BeforeAll
  static void open(MySqlSandbox mysql) {
    pool = new HikariDataSource();
    pool.setDataSource(mysql.dataSource());
    factory =
        hibernate(pool, Parcel.class, Customs.class)
            .property(MappingSettings.JSON_FORMAT_MAPPER, new GsonFormatMapper())
            .schemaToolingAction(Action.CREATE)
            .createEntityManagerFactory();
    later = hibernate(pool, LaterParcel.class).createEntityManagerFactory();
  }

  private static HibernatePersistenceConfiguration hibernate(
      HikariDataSource pool, Class<?>... entities) {
    return new HibernatePersistenceConfiguration("post")
        .managedClasses(entities)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
  }

  @AfterAll
  static void close() {
    later.close();
    factory.close();
    pool.close();
  }

  @BeforeEach
  void empty() {
    factory.inTransaction(session -> {
      session.createMutationQuery("delete Parcel").executeUpdate();
      session.createMutationQuery("delete Customs").executeUpdate();
    });
  }

  private static void save(Consumer<Parcel> content) {
    save(factory, content);
  }

  private static void save(SessionFactory factory, Consumer<Parcel> content) {
    var parcel = new Parcel();
    content.accept(parcel);
    factory.inTransaction(session -> session.persist(parcel));
  }

  private static Parcel load() {
    return load(factory);
  }

  private static Parcel load(SessionFactory factory) {
    return factory.fromSession(session -> session.find(Parcel.class, 1));
  }

  /// What the server has, in its own words.
  private static String stored(String expression, String table) {
    String sql = "SELECT CAST(%s AS CHAR) FROM %s".formatted(expression, table);
    return factory.fromSession(
        session -> session.createNativeQuery(sql, String.class).getSingleResult());
  }

  private static String stored(String column) {
    return stored(column, "parcels");
  }

  private static String columnType(String column) {
    return stored(
        "column_type",
        """
        information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'parcels' AND column_name = '%s'
        """
            .formatted(column));
  }

  @Nested
  @DisplayName("Enum")
  class Enums {
    @Test
    void isStoredByNameWhenItIsAskedFor() {
      // state: Mapped[State]  # Enum(State)
      save(parcel -> parcel.state = State.SENT);

      assertThat(stored("state")).isEqualTo("SENT");
      assertThat(load().state).isEqualTo(State.SENT);
      assertThat(columnType("state")).isEqualTo("enum('PACKED','SENT')");
    }

    @Test
    void isStoredByAValueOfItsOwn() {
      // Enum(Size, values_callable=lambda sizes: [size.value for size in sizes])
      save(parcel -> parcel.size = Size.LARGE);

      assertThat(stored("size")).isEqualTo("L");
      assertThat(load().size).isEqualTo(Size.LARGE);
    }

    @Test
    void becomesAnotherAsAnOrdinalWhenAConstantIsPutInFront() {
      save(parcel -> {
        parcel.ordinal = State.SENT;
        parcel.state = State.SENT;
      });

      var parcel = later.fromSession(session -> session.find(LaterParcel.class, 1));
      assertThat(stored("ordinal")).isEqualTo("1");
      assertThat(parcel.ordinal).isEqualTo(LaterState.PACKED); // but it has been sent
      assertThat(parcel.state).isEqualTo(LaterState.SENT);
    }

    @Test
    void refusesANewNameUntilTheColumnIsAltered() {
      save(parcel -> parcel.state = State.SENT);

      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(() ->
              later.inTransaction(
                  session -> session.find(LaterParcel.class, 1).state = LaterState.ORDERED))
          .withMessageContaining("state");
    }
  }

  @Nested
  @DisplayName("Numeric(8, 2)")
  class Numerics {
    @Test
    void isBigDecimalWithTheScaleOfTheColumn() {
      // price: Mapped[Decimal] = mapped_column(Numeric(8, 2))
      save(parcel -> parcel.price = new BigDecimal("19.9"));

      // parcel.price  # Decimal('19.90')
      assertThat(load().price).isEqualTo("19.90");
      assertThat(columnType("price")).isEqualTo("decimal(8,2)");
    }

    @Test
    void isRoundedByTheServerWithoutAWord() {
      save(parcel -> parcel.price = new BigDecimal("19.999"));

      assertThat(load().price).isEqualTo("20.00");
    }

    @Test
    void keepsItsDigitsInTheSessionThatHasSetIt() {
      var parcel = new Parcel();
      parcel.price = new BigDecimal("19.999");
      var prices = new ArrayList<BigDecimal>();
      factory.inTransaction(session -> {
        session.persist(parcel);
        session.flush();
        prices.add(parcel.price);

        // session.refresh(parcel)
        session.refresh(parcel);
        prices.add(parcel.price);
      });

      assertThat(prices).containsExactly(new BigDecimal("19.999"), new BigDecimal("20.00"));
    }
  }

  @Nested
  @DisplayName("TypeDecorator")
  class Converters {
    @Test
    void isAnAttributeConverter() {
      // @start region="types"
      // class WeightType(TypeDecorator):
      //     impl = Integer
      //     def process_bind_param(self, weight, dialect): return weight and weight.grams
      //     def process_result_value(self, grams, dialect): return grams and Weight(grams)
      var converter = new WeightConverter(); // named by @Convert at the attribute
      assertThat(converter.convertToDatabaseColumn(new Weight(250))).isEqualTo(250);
      assertThat(converter.convertToEntityAttribute(250)).isEqualTo(new Weight(250));

      save(parcel -> parcel.weight = new Weight(250));

      assertThat(stored("weight")).isEqualTo("250");
      assertThat(load().weight).isEqualTo(new Weight(250));
      // @end
    }

    @Test
    void alsoConvertsTheParametersOfAQuery() {
      save(parcel -> parcel.weight = new Weight(250));

      // session.scalar(select(func.count()).where(Parcel.weight == Weight(250)))
      Long found =
          factory.fromSession(session ->
              session
                  .createSelectionQuery(
                      "select count(*) from Parcel where weight = :weight", Long.class)
                  .setParameter("weight", new Weight(250))
                  .getSingleResult());

      assertThat(found).isEqualTo(1);
    }

    @Test
    void keepsNull() {
      save(parcel -> parcel.weight = null);

      assertThat(stored("weight")).isNull();
      assertThat(load().weight).isNull();
    }
  }

  @Nested
  @DisplayName("composite()")
  class Composite {
    @Test
    void isAnEmbeddableRecord() {
      // recipient: Mapped[Address] = composite(mapped_column("street"), mapped_column("city"))
      save(parcel -> parcel.recipient = new Address("Rue Cler 7", "Paris"));

      assertThat(stored("city")).isEqualTo("Paris");
      assertThat(load().recipient).isEqualTo(new Address("Rue Cler 7", "Paris"));
    }

    @Test
    void needsOtherColumnsForASecond() {
      // sender: Mapped[Address] = composite(mapped_column("sender_street"), ...)
      save(parcel -> {
        parcel.recipient = new Address("Rue Cler 7", "Paris");
        parcel.sender = new Address("Strand 1", "London");
      });

      assertThat(stored("sender_city")).isEqualTo("London");
      assertThat(load().sender.city()).isEqualTo("London");
      assertThat(load().recipient.city()).isEqualTo("Paris");
    }

    @Test
    void isSearchedByItsParts() {
      save(parcel -> parcel.recipient = new Address("Rue Cler 7", "Paris"));

      // select(func.count()).where(Parcel.recipient == Address("Rue Cler 7", "Paris"))
      Long found =
          factory.fromSession(session ->
              session
                  .createSelectionQuery(
                      """
                      select count(*) from Parcel
                      where recipient = :address and recipient.city = 'Paris'
                      """,
                      Long.class)
                  .setParameter("address", new Address("Rue Cler 7", "Paris"))
                  .getSingleResult());

      assertThat(found).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("JSON")
  class Json {
    private void save(Customs customs) {
      factory.inTransaction(session -> session.persist(customs));
    }

    private Customs load() {
      return factory.fromSession(session -> session.find(Customs.class, 1));
    }

    @Test
    void isARecordWithAFormatMapper() {
      var customs = new Customs();
      customs.label = new Label("glass", List.of("fragile", "this side up"));
      save(customs);

      // label: Mapped[dict] = mapped_column(JSON)
      assertThat(load().label).isEqualTo(customs.label);
      // select(Customs.label["text"].as_string())
      assertThat(stored("JSON_VALUE(label, '$.text')", "customs")).isEqualTo("glass");
    }

    @Test
    void keepsNullAsSqlNull() {
      save(new Customs());

      assertThat(load().label).isNull();
      assertThat(stored("label IS NULL", "customs")).isEqualTo("1");
    }

    @Test
    void needsALibraryToReadAndWriteIt() {
      assertThatExceptionOfType(HibernateException.class)
          .isThrownBy(() -> {
            try (var bare = hibernate(pool, Customs.class).createEntityManagerFactory()) {
              var customs = new Customs();
              customs.papers = Map.of("invoice", "72");
              bare.inTransaction(session -> session.persist(customs));
            }
          })
          .withMessageContaining("FormatMapper");
    }
  }

  @Nested
  @DisplayName("DateTime")
  class DateTimes {
    private static final String NOON_IN_TOKYO = "2026-07-01T12:00:00+09:00";

    @Test
    void isLocalDateTimeWithoutAZone() {
      // picked_up: Mapped[datetime]  # naive
      save(parcel -> parcel.pickedUp = LocalDateTime.parse("2026-07-01T12:00:00.123456"));

      assertThat(stored("pickedUp")).isEqualTo("2026-07-01 12:00:00.123456");
      assertThat(load().pickedUp).isEqualTo("2026-07-01T12:00:00.123456");
    }

    @Test
    void isAnInstantStoredInUtc() {
      save(parcel -> parcel.sent = Instant.parse("2026-07-01T03:00:00Z"));

      assertThat(stored("sent")).startsWith("2026-07-01 03:00:00");
      assertThat(load().sent).isEqualTo("2026-07-01T03:00:00Z");
    }

    @Test
    void losesTheOffsetButNotTheMoment() {
      save(parcel -> parcel.arrived = OffsetDateTime.parse(NOON_IN_TOKYO));

      assertThat(stored("arrived")).startsWith("2026-07-01 03:00:00");
      assertThat(load().arrived).hasToString("2026-07-01T03:00Z");
    }

    @Test
    void keepsTheOffsetInAColumnOfItsOwn() {
      save(parcel -> parcel.signed = OffsetDateTime.parse(NOON_IN_TOKYO));

      assertThat(load().signed).hasToString("2026-07-01T12:00+09:00");
      assertThat(stored("signed_tz")).isEqualTo("32400");
    }

    @Test
    void isCutToMicroseconds() {
      save(parcel -> parcel.sent = Instant.parse("2026-07-01T03:00:00.123456489Z"));

      assertThat(load().sent).isEqualTo("2026-07-01T03:00:00.123456Z");
    }
  }

  @Nested
  @DisplayName("DateTime, when the JVM moves to another zone")
  class Zones {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-07-01T12:00:00Z");

    /// As two machines in two places would do it, each with its own connections.
    private Parcel writeInTokyoAndReadInNewYork(MySqlSandbox mysql, String jdbcTimeZone) {
      var home = TimeZone.getDefault();
      try {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        try (var tokyo = new HikariDataSource()) {
          tokyo.setDataSource(mysql.dataSource());
          try (var factory = machine(tokyo, jdbcTimeZone)) {
            save(
                factory,
                parcel -> {
                  parcel.sent = NOON.toInstant();
                  parcel.arrived = NOON;
                  parcel.paid = NOON;
                });
          }
        }
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (var newYork = new HikariDataSource()) {
          newYork.setDataSource(mysql.dataSource());
          try (var factory = machine(newYork, jdbcTimeZone)) {
            return load(factory);
          }
        }
      } finally {
        TimeZone.setDefault(home);
      }
    }

    private SessionFactory machine(HikariDataSource pool, String jdbcTimeZone) {
      var hibernate = hibernate(pool, Parcel.class);
      if (jdbcTimeZone != null) {
        hibernate.property(JdbcSettings.JDBC_TIME_ZONE, jdbcTimeZone);
      }
      return hibernate.createEntityManagerFactory();
    }

    @Test
    void changesWhatIsNormalizedToTheZoneOfTheJvm(MySqlSandbox mysql) {
      var parcel = writeInTokyoAndReadInNewYork(mysql, null);

      assertThat(stored("paid")).startsWith("2026-07-01 21:00:00"); // noon UTC, seen in Tokyo
      assertThat(parcel.paid.toInstant()).isEqualTo("2026-07-02T01:00:00Z"); // 13 hours late
    }

    @Test
    void changesNothingWhereTheZoneOfTheDatabaseIsNamed(MySqlSandbox mysql) {
      var parcel = writeInTokyoAndReadInNewYork(mysql, "UTC");

      assertThat(stored("paid")).startsWith("2026-07-01 12:00:00");
      assertThat(parcel.paid.toInstant()).isEqualTo("2026-07-01T12:00:00Z");
    }

    @Test
    void changesNoInstant(MySqlSandbox mysql) {
      var parcel = writeInTokyoAndReadInNewYork(mysql, null);

      assertThat(parcel.sent).isEqualTo("2026-07-01T12:00:00Z");
      assertThat(parcel.arrived.toInstant()).isEqualTo("2026-07-01T12:00:00Z");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anEnumIsAnOrdinalUnlessItSaysString() {
      // state: Mapped[State]  # the name, always
      assertThat(columnType("ordinal")).startsWith("tinyint");
    }

    @Test
    void jsonThatIsChangedInPlaceIsNoticed() {
      var customs = new Customs();
      customs.papers = new HashMap<>(Map.of("invoice", "71"));
      factory.inTransaction(session -> session.persist(customs));

      // customs.papers["invoice"] = "72"; session.commit()  # not noticed without MutableDict
      factory.inTransaction(session -> session.find(Customs.class, 1).papers.put("invoice", "72"));

      assertThat(stored("JSON_VALUE(papers, '$.invoice')", "customs")).isEqualTo("72");
    }

    @Test
    void anEmbeddableOfNullsOnlyIsNull() {
      save(parcel -> parcel.recipient = new Address(null, null));

      // parcel.recipient  # Address(street=None, city=None)
      assertThat(load().recipient).isNull();
    }
  }
}
