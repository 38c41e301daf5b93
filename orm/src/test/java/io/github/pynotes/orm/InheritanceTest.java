package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("inheritance: polymorphic_on, polymorphic_identity")
class InheritanceTest {
  @Entity(name = "Payment")
  @Table(name = "payments")
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  @DiscriminatorColumn(name = "kind", length = 10)
  abstract static class Payment {
    @Id int id;

    @Column(nullable = false)
    Integer amount;
  }

  @Entity(name = "CardPayment")
  @DiscriminatorValue("card")
  static class CardPayment extends Payment {
    String number;
  }

  @Entity(name = "TransferPayment")
  @DiscriminatorValue("transfer")
  static class TransferPayment extends Payment {
    String iban;
  }

  @Entity(name = "Ticket")
  @Table(name = "tickets")
  abstract static class Ticket {
    @Id int id = 1;
  }

  @Entity(name = "TrainTicket")
  static class TrainTicket extends Ticket {
    @Column(nullable = false)
    String seat;
  }

  @Entity(name = "BusTicket")
  static class BusTicket extends Ticket {}

  @Entity(name = "Invoice")
  @Table(name = "invoices")
  static class Invoice {
    @Id int id;

    @ManyToOne(fetch = FetchType.LAZY)
    Payment payment;
  }

  @Entity(name = "Device")
  @Table(name = "devices")
  @Inheritance(strategy = InheritanceType.JOINED)
  abstract static class Device {
    @Id int id;
    String room;
  }

  @Entity(name = "Sensor")
  @Table(name = "sensors")
  static class Sensor extends Device {
    @Column(nullable = false)
    String unit;
  }

  @Entity(name = "Camera")
  @Table(name = "cameras")
  static class Camera extends Device {
    int pixels;
  }

  /// What Hibernate has sent since the test began.
  private static final List<String> STATEMENTS = new ArrayList<>();

  private static HikariDataSource pool;
  private static SessionFactory factory;

  private Session session;

  @BeforeAll
  static void open(DataSource mysql) {
    pool = new HikariDataSource();
    pool.setDataSource(mysql);
    factory =
        new HibernatePersistenceConfiguration("house")
            .managedClasses(Payment.class, CardPayment.class, TransferPayment.class, Invoice.class)
            .managedClasses(Ticket.class, TrainTicket.class, BusTicket.class)
            .managedClasses(Device.class, Sensor.class, Camera.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
            .schemaToolingAction(Action.CREATE)
            .statementInspector(sql -> {
              STATEMENTS.add(sql);
              return sql;
            })
            .createEntityManagerFactory();
    factory.inTransaction(InheritanceTest::twoPaymentsAndTwoDevices);
  }

  private static void twoPaymentsAndTwoDevices(Session session) {
    var card = new CardPayment();
    card.id = 1;
    card.amount = 20;
    card.number = "4111";
    session.persist(card);

    var transfer = new TransferPayment();
    transfer.id = 2;
    transfer.amount = 50;
    transfer.iban = "FR76";
    session.persist(transfer);

    var invoice = new Invoice();
    invoice.id = 72;
    invoice.payment = card;
    session.persist(invoice);

    var sensor = new Sensor();
    sensor.id = 7;
    sensor.room = "roof";
    sensor.unit = "lux";
    session.persist(sensor);

    var camera = new Camera();
    camera.id = 8;
    camera.room = "door";
    camera.pixels = 640;
    session.persist(camera);
  }

  @AfterAll
  static void close() {
    factory.close();
    pool.close();
  }

  @BeforeEach
  void begin() {
    session = factory.openSession();
    session.beginTransaction();
    STATEMENTS.clear();
  }

  @AfterEach
  void rollBack() {
    session.getTransaction().rollback();
    session.close();
  }

  /// What the server says of the columns of a table: `name type`, and `NULL` where it may be.
  private List<String> columns(String table) {
    return session
        .createNativeQuery(
            """
            SELECT CONCAT(column_name, ' ', column_type, IF(is_nullable = 'YES', ' NULL', ''))
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = :name ORDER BY column_name
            """,
            String.class)
        .setParameter("name", table)
        .getResultList();
  }

  private static int joins() {
    return String.join(" ", STATEMENTS).split(" join ", -1).length - 1;
  }

  @Nested
  @DisplayName("single table")
  class SingleTable {
    @Test
    void hasTheColumnsOfAllAndADiscriminator() {
      // __mapper_args__ = {"polymorphic_on": "kind"}
      assertThat(columns("payments"))
          .satisfiesExactly(
              amount -> assertThat(amount).startsWith("amount int").doesNotEndWith("NULL"),
              iban -> assertThat(iban).isEqualTo("iban varchar(255) NULL"),
              id -> assertThat(id).startsWith("id int"),
              kind -> assertThat(kind).startsWith("kind ").doesNotEndWith("NULL"),
              number -> assertThat(number).isEqualTo("number varchar(255) NULL"));
      assertThat(columns("cardpayment")).isEmpty();
    }

    @Test
    void insertsOneRowByOneStatement() {
      var card = new CardPayment();
      card.id = 3;
      card.amount = 5;
      card.number = "5500";
      session.persist(card);
      session.flush();

      assertThat(STATEMENTS)
          .containsExactly("insert into payments (amount,number,kind,id) values (?,?,'card',?)");
    }

    @Test
    void loadsWithoutAJoin() {
      // @start region="inheritance"
      // session.scalars(select(Payment).order_by(Payment.id)).all()
      List<Payment> payments =
          session.createSelectionQuery("from Payment order by id", Payment.class).getResultList();

      assertThat(payments)
          .extracting(payment ->
              switch (payment) {
                case CardPayment card -> "card " + card.number;
                case TransferPayment transfer -> "from " + transfer.iban;
                default -> "unknown";
              })
          .containsExactly("card 4111", "from FR76");
      assertThat(STATEMENTS).singleElement().asString().doesNotContain("join");
      // @end
    }

    @Test
    void findsASubclassByTheDiscriminator() {
      // session.scalars(select(CardPayment)).all()
      assertThat(
              session.createSelectionQuery("from CardPayment", CardPayment.class).getResultList())
          .extracting(card -> card.number)
          .containsExactly("4111");
      assertThat(STATEMENTS).singleElement().asString().endsWith("where cp1_0.kind='card'");
    }

    @Test
    void refusesTheSiblingsWhenASubclassForbidsNull() {
      // seat: Mapped[str] at TrainTicket is NOT NULL for buses, too
      session.persist(new BusTicket());

      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(session::flush)
          .withMessageContaining("seat");
    }
  }

  @Nested
  @DisplayName("joined")
  class Joined {
    @Test
    void hasATableForEachClass() {
      assertThat(columns("devices"))
          .satisfiesExactly(
              id -> assertThat(id).startsWith("id int"),
              room -> assertThat(room).isEqualTo("room varchar(255) NULL"));
      assertThat(columns("sensors"))
          .satisfiesExactly(
              id -> assertThat(id).startsWith("id int"),
              unit -> assertThat(unit).isEqualTo("unit varchar(255)"));
      assertThat(columns("cameras")).hasSize(2);
    }

    @Test
    void refersToTheRowOfTheParent() {
      // id: Mapped[int] = mapped_column(ForeignKey("devices.id"), primary_key=True)
      var parents =
          session
              .createNativeQuery(
                  """
                  SELECT CONCAT(table_name, '.', column_name, ' to ', referenced_table_name)
                  FROM information_schema.key_column_usage
                  WHERE table_schema = DATABASE() AND referenced_table_name = 'devices' ORDER BY 1
                  """,
                  String.class)
              .getResultList();

      assertThat(parents).containsExactly("cameras.id to devices", "sensors.id to devices");
    }

    @Test
    void insertsARowInEachTable() {
      var sensor = new Sensor();
      sensor.id = 9;
      sensor.unit = "lux";
      session.persist(sensor);
      session.flush();

      assertThat(STATEMENTS)
          .containsExactly(
              "insert into devices (room,id) values (?,?)",
              "insert into sensors (unit,id) values (?,?)");
    }

    @Test
    void updatesOnlyTheTableThatHasChanged() {
      var sensor = session.find(Sensor.class, 7);
      STATEMENTS.clear();
      sensor.unit = "lumen";
      session.flush();

      assertThat(STATEMENTS).containsExactly("update sensors set unit=? where id=?");
    }

    @Test
    void loadsASubclassByOneJoin() {
      // session.get(Sensor, 7)
      assertThat(session.find(Sensor.class, 7).room).isEqualTo("roof");

      assertThat(STATEMENTS).hasSize(1);
      assertThat(joins()).isEqualTo(1);
    }

    @Test
    void loadsAnyOfThemByAJoinForEachSubclass() {
      // session.scalars(select(with_polymorphic(Device, "*"))).all()
      var devices =
          session.createSelectionQuery("from Device order by id", Device.class).getResultList();

      assertThat(devices).hasExactlyElementsOfTypes(Sensor.class, Camera.class);
      assertThat(STATEMENTS).hasSize(1);
      assertThat(joins()).isEqualTo(2);
    }
  }

  @Nested
  @DisplayName("with_polymorphic()")
  class Polymorphic {
    @Test
    void asksForTheClassByType() {
      // select(Payment).where(Payment.kind == "card")
      assertThat(
              session
                  .createSelectionQuery(
                      "select id from Payment p where type(p) = CardPayment", Integer.class)
                  .getResultList())
          .containsExactly(1);
    }

    @Test
    void reachesTheAttributesOfASubclassByTreat() {
      // anything = with_polymorphic(Device, [Sensor])
      // select(anything.id).where(anything.Sensor.unit == "lux")
      assertThat(
              session
                  .createSelectionQuery(
                      "select d.id from Device d where treat(d as Sensor).unit = 'lux'",
                      Integer.class)
                  .getResultList())
          .containsExactly(7);
    }

    @Test
    void takesColumnsOfSeveralSubclasses() {
      // select(anything.id, anything.Sensor.unit, anything.Camera.pixels)
      var rows =
          session
              .createSelectionQuery(
                  """
                  select d.id, treat(d as Sensor).unit, treat(d as Camera).pixels
                  from Device d order by d.id
                  """,
                  Object[].class)
              .getResultList();

      assertThat(rows)
          .extracting(row -> row[0], row -> row[1], row -> row[2])
          .containsExactly(tuple(7, "lux", null), tuple(8, null, 640));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aLazyParentIsNoneOfItsSubclassesUntilItIsUnproxied() {
      Payment payment = session.find(Invoice.class, 72).payment;

      // isinstance(invoice.payment, CardPayment)  # True
      assertThat(payment).isNotInstanceOf(CardPayment.class);
      assertThat(Hibernate.unproxy(payment)).isInstanceOf(CardPayment.class);
    }

    @Test
    void aKindThatNoClassHasIsRefusedByTheTable() {
      var cash =
          session.createNativeMutationQuery(
              "INSERT INTO payments (id, kind, amount) VALUES (9, 'cash', 1)");

      // # taken; and when it is read: No such polymorphic_identity 'cash' is defined
      assertThatExceptionOfType(HibernateException.class)
          .isThrownBy(cash::executeUpdate)
          .withMessageContaining("payments");
    }

    @Test
    void subclassesAreJoinedWithoutBeingAskedFor() {
      // for device in session.scalars(select(Device)): device.unit or device.pixels
      // # 3 statements: one more for each device, without with_polymorphic or selectin_polymorphic
      var devices = session.createSelectionQuery("from Device", Device.class).getResultList();

      assertThat(devices)
          .extracting(device -> device instanceof Sensor sensor ? sensor.unit : "no unit")
          .containsExactlyInAnyOrder("lux", "no unit");
      assertThat(STATEMENTS).hasSize(1);
    }

    @Test
    void joinedTablesNeedNoDiscriminator() {
      // "polymorphic_on": "kind"  # in every hierarchy
      assertThat(columns("devices")).noneMatch(column -> column.startsWith("kind"));
      session.find(Device.class, 7);
      assertThat(STATEMENTS).last().asString().contains("case when");
    }
  }
}
