package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import jakarta.persistence.metamodel.Attribute;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.query.sqm.UnknownEntityException;
import org.hibernate.tool.schema.Action;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("inspect(engine), MetaData.reflect, automap_base")
class ReflectionTest {
  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {
    @Id int id;

    @Column(name = "email", length = 80)
    String mail;

    @ManyToOne Customer invitedBy;
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {
    @Id int number;
    String remark; // of which the table has no column
  }

  private static MySqlSandbox mysql;
  private static SessionFactory factory;
  private DatabaseMetaData database;
  private String schema;

  @BeforeAll
  static void aShop(MySqlSandbox sandbox, Connection connection) throws SQLException {
    mysql = sandbox;
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE customers (
            id INT PRIMARY KEY, email VARCHAR(80) UNIQUE, invitedBy_id INT,
            CONSTRAINT invited FOREIGN KEY (invitedBy_id) REFERENCES customers (id))
          """);
      statement.execute(
          """
          CREATE TABLE orders (
            shop INT, number INT, buyer INT NOT NULL, payer INT,
            PRIMARY KEY (shop, number), INDEX by_payer (payer, number),
            CONSTRAINT bought_by FOREIGN KEY (buyer) REFERENCES customers (id),
            CONSTRAINT paid_by FOREIGN KEY (payer) REFERENCES customers (id) ON DELETE SET NULL)
          """);
      statement.execute(
          """
          CREATE TABLE lines_of_orders (
            line INT, shop INT, number INT, article VARCHAR(40),
            PRIMARY KEY (shop, number, line), UNIQUE one_of_each (number, shop, article),
            CONSTRAINT line_of FOREIGN KEY (shop, number) REFERENCES orders (shop, number)
              ON DELETE CASCADE)
          """);
      statement.execute("CREATE VIEW open_orders AS SELECT * FROM orders WHERE payer IS NULL");
      statement.execute("INSERT INTO customers (id) VALUES (7)");
      statement.execute("INSERT INTO orders (shop, number, buyer) VALUES (1, 72, 7)");
    }
    factory =
        new HibernatePersistenceConfiguration("shop")
            .managedClasses(Customer.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, mysql.dataSource())
            .createEntityManagerFactory();
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  @BeforeEach
  void inspect(Connection connection) throws SQLException {
    database = connection.getMetaData();
    schema = connection.getCatalog();
  }

  private static List<String> strings(ResultSet answer, String column) throws SQLException {
    try (answer) {
      var strings = new ArrayList<String>();
      while (answer.next()) {
        strings.add(answer.getString(column));
      }
      return strings;
    }
  }

  private List<String> tables(String type) throws SQLException {
    return strings(database.getTables(schema, null, "%", new String[] {type}), "TABLE_NAME");
  }

  @Nested
  @DisplayName("get_table_names(), get_view_names()")
  class Tables {
    @Test
    void areToldApartFromViews() throws SQLException {
      assertThat(tables("TABLE"))
          .containsExactlyInAnyOrder("customers", "orders", "lines_of_orders");
      assertThat(tables("VIEW")).containsExactly("open_orders");
    }
  }

  @Nested
  @DisplayName("get_columns(table): getColumns")
  class Columns {
    @Test
    void haveANameATypeAndWhetherTheyMayBeNull() throws SQLException {
      // [(c["name"], c["type"], c["nullable"]) for c in inspect(engine).get_columns("customers")]
      var columns = new ArrayList<String>();
      try (var row = database.getColumns(schema, null, "customers", "%")) {
        while (row.next()) { // in the order of the table
          columns.add(
              "%s %s(%d) null: %s"
                  .formatted(
                      row.getString("COLUMN_NAME"),
                      row.getString("TYPE_NAME"),
                      row.getInt("COLUMN_SIZE"),
                      row.getString("IS_NULLABLE")));
        }
      }

      assertThat(columns)
          .containsExactly(
              "id INT(10) null: NO", // digits, for a number
              "email VARCHAR(80) null: YES",
              "invitedBy_id INT(10) null: YES");
    }
  }

  @Nested
  @DisplayName("get_pk_constraint(table): getPrimaryKeys")
  class PrimaryKey {
    @Test
    void comesInAlphabeticalOrderAndSaysItsOwn() throws SQLException {
      var key = new TreeMap<Integer, String>();
      var asTheyCome = new ArrayList<String>();
      try (var row = database.getPrimaryKeys(schema, null, "lines_of_orders")) {
        while (row.next()) {
          asTheyCome.add(row.getString("COLUMN_NAME"));
          key.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
        }
      }

      // get_pk_constraint("lines_of_orders")["constrained_columns"]
      assertThat(key.values()).containsExactly("shop", "number", "line");
      assertThat(asTheyCome).containsExactly("line", "number", "shop");
    }
  }

  @Nested
  @DisplayName("get_foreign_keys(table): getImportedKeys")
  class ForeignKeys {
    record ForeignKey(String table, List<String> columns, List<String> referred) {}

    private Map<String, ForeignKey> foreignKeys(String table) throws SQLException {
      // @start region="reflection"
      // {key["name"]: key for key in inspect(engine).get_foreign_keys(table)}
      var keys = new LinkedHashMap<String, ForeignKey>();
      try (var row = database.getImportedKeys(schema, null, table)) {
        while (row.next()) { // one for each column of a key, in the order of the key
          String other = row.getString("PKTABLE_NAME");
          var key =
              keys.computeIfAbsent(
                  row.getString("FK_NAME"),
                  _ -> new ForeignKey(other, new ArrayList<>(), new ArrayList<>()));
          key.columns().add(row.getString("FKCOLUMN_NAME"));
          key.referred().add(row.getString("PKCOLUMN_NAME"));
        }
      }
      // @end
      return keys;
    }

    @Test
    void ofSeveralColumnsAreGatheredByTheirName() throws SQLException {
      assertThat(foreignKeys("lines_of_orders"))
          .isEqualTo(
              Map.of(
                  "line_of",
                  new ForeignKey("orders", List.of("shop", "number"), List.of("shop", "number"))));
    }

    @Test
    void toTheSameTableAreKeptApart() throws SQLException {
      assertThat(foreignKeys("orders"))
          .isEqualTo(
              Map.of(
                  "bought_by", new ForeignKey("customers", List.of("buyer"), List.of("id")),
                  "paid_by", new ForeignKey("customers", List.of("payer"), List.of("id"))));
    }

    @Test
    void mayLeadBackToTheirOwnTable() throws SQLException {
      assertThat(foreignKeys("customers").get("invited").table()).isEqualTo("customers");
    }

    @Test
    void sayWhatADeletionDoes() throws SQLException {
      // key["options"]  # {'ondelete': 'CASCADE'}
      try (var key = database.getImportedKeys(schema, null, "lines_of_orders")) {
        key.next();

        assertThat(key.getInt("DELETE_RULE")).isEqualTo(DatabaseMetaData.importedKeyCascade);
      }
    }

    @Test
    void areReadFromTheOtherEndToo() throws SQLException {
      // no such method: SQLAlchemy looks through all tables
      var keys = strings(database.getExportedKeys(schema, null, "customers"), "FK_NAME");

      // some of them twice on MySQL: gather these by name, too
      assertThat(keys).containsOnly("invited", "bought_by", "paid_by");
    }
  }

  @Nested
  @DisplayName("get_indexes(table), get_unique_constraints(table): getIndexInfo")
  class Indexes {
    private Map<String, List<String>> indexes(String table, boolean onlyUnique)
        throws SQLException {
      var indexes = new LinkedHashMap<String, List<String>>();
      boolean estimated = true; // the counts, which nobody reads here
      try (var row = database.getIndexInfo(schema, null, table, onlyUnique, estimated)) {
        while (row.next()) {
          indexes
              .computeIfAbsent(row.getString("INDEX_NAME"), _ -> new ArrayList<>())
              .add(row.getString("COLUMN_NAME"));
        }
      }
      return indexes;
    }

    @Test
    void haveTheirColumnsInTheOrderOfTheIndex() throws SQLException {
      // get_indexes("orders")  # without the primary key
      assertThat(indexes("orders", false))
          .containsEntry("by_payer", List.of("payer", "number"))
          .containsEntry("PRIMARY", List.of("shop", "number"));
    }

    @Test
    void areMadeForAForeignKeyWhereNoneFits() throws SQLException {
      assertThat(indexes("orders", false)).containsKey("bought_by").doesNotContainKey("paid_by");
    }

    @Test
    void areUniqueConstraintsWhenTheyAreUnique() throws SQLException {
      // get_unique_constraints("lines_of_orders")
      var unique = indexes("lines_of_orders", true);
      unique.remove("PRIMARY");

      assertThat(unique).isEqualTo(Map.of("one_of_each", List.of("number", "shop", "article")));
    }

    @Test
    void bearTheNameOfTheirColumnWhereNoOtherIsGiven() throws SQLException {
      assertThat(indexes("customers", true)).containsEntry("email", List.of("email"));
    }

    @Test
    void countTheirColumnsFromOne() throws SQLException {
      var info = database.getIndexInfo(schema, null, "lines_of_orders", true, true);

      assertThat(strings(info, "ORDINAL_POSITION")).containsExactly("1", "2", "3", "1", "2", "3");
    }
  }

  @Nested
  @DisplayName("MetaData().reflect(engine): metadata.sorted_tables")
  class Reflect {
    /// Each table after those that it refers to; a circle of tables has no such order.
    private Set<String> sortedTables() throws SQLException {
      var sorted = new LinkedHashSet<String>();
      var left = new TreeSet<>(tables("TABLE"));
      while (!left.isEmpty()) {
        var ready = new ArrayList<String>();
        for (String table : left) {
          var referred =
              new HashSet<>(strings(database.getImportedKeys(schema, null, table), "PKTABLE_NAME"));
          referred.remove(table);
          if (sorted.containsAll(referred)) {
            ready.add(table);
          }
        }
        assertThat(ready).as("a circle among " + left).isNotEmpty();
        sorted.addAll(ready);
        left.removeAll(ready);
      }
      return sorted;
    }

    @Test
    void ordersTheTablesByTheirKeys() throws SQLException {
      // [table.name for table in metadata.sorted_tables]
      assertThat(sortedTables()).containsExactly("customers", "orders", "lines_of_orders");
    }
  }

  @Nested
  @DisplayName("inspect(User): SessionFactory.getMetamodel()")
  class Mapped {
    @Test
    void knowsTheEntitiesAndTheirAttributes() {
      var customer = factory.getMetamodel().entity(Customer.class);

      // inspect(Customer).attrs.keys()
      assertThat(customer.getAttributes())
          .extracting(Attribute::getName)
          .containsExactlyInAnyOrder("id", "mail", "invitedBy");
      assertThat(customer.getId(int.class).getName()).isEqualTo("id");
    }

    @Test
    void tellsAColumnFromARelationship() {
      var customer = factory.getMetamodel().entity(Customer.class);

      // inspect(Customer).relationships.keys()
      assertThat(customer.getAttribute("invitedBy").isAssociation()).isTrue();
      assertThat(customer.getAttribute("mail").isAssociation()).isFalse();
      assertThat(customer.getAttribute("mail").getJavaType()).isEqualTo(String.class);
    }

    @Test
    void knowsNothingOfAnyOtherClass() {
      assertThat(factory.getMetamodel().getEntities()).hasSize(1);

      // inspect(str)  # NoInspectionAvailable
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory.getMetamodel().entity(String.class));
    }

    @Test
    void knowsTableAndColumnsByWhatHibernateHasOfItsOwn() {
      var mapping =
          factory
              .unwrap(SessionFactoryImplementor.class)
              .getMappingMetamodel()
              .getEntityDescriptor(Customer.class);

      // inspect(Customer).local_table.name
      assertThat(mapping.getMappedTableDetails().getTableName()).isEqualTo("customers");
      // inspect(Customer).columns.mail.name
      assertThat(mapping.findAttributeMapping("mail").getSelectable(0).getSelectionExpression())
          .isEqualTo("email");
    }

    @Test
    void tellsTogetherWithTheSchemaWhatIsNotMapped() throws SQLException {
      var unmapped = new TreeSet<>(tables("TABLE"));
      factory
          .unwrap(SessionFactoryImplementor.class)
          .getMappingMetamodel()
          .forEachEntityDescriptor(
              it -> unmapped.remove(it.getMappedTableDetails().getTableName()));

      assertThat(unmapped).containsExactly("lines_of_orders", "orders");
    }

    @Test
    void isComparedWithTheSchemaByValidate() {
      var configuration =
          new HibernatePersistenceConfiguration("shop")
              .managedClasses(Order.class)
              .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, mysql.dataSource())
              .schemaToolingAction(Action.VALIDATE);

      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(configuration::createEntityManagerFactory)
          .havingCause()
          .isInstanceOf(SchemaManagementException.class)
          .withMessageContaining("missing column [remark] in table [orders]");
    }
  }

  @Nested
  @DisplayName("inspect(user): the state of one object")
  class State {
    @Test
    void isAskedOfTheSession() {
      // inspect(customer).transient, .persistent, .detached
      factory.inSession(session -> {
        var customer = new Customer();
        customer.id = 7;
        assertThat(session.contains(customer)).isFalse();

        session.persist(customer);
        assertThat(session.contains(customer)).isTrue();

        session.detach(customer);
        assertThat(session.contains(customer)).isFalse();
      });
    }

    @Test
    void knowsTheIdentifierWithoutItsAttribute() {
      var customer = new Customer();
      customer.id = 7;

      // inspect(customer).identity
      assertThat(factory.getPersistenceUnitUtil().getIdentifier(customer)).isEqualTo(7);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aTableWithoutAClassIsReadAsRows() {
      // Base = automap_base(); Base.prepare(autoload_with=engine)
      // session.scalars(select(Base.classes.orders)).all()
      List<Tuple> orders =
          factory.fromSession(
              it -> it.createNativeQuery("SELECT shop, number FROM orders", Tuple.class).list());

      assertThat(orders).extracting(row -> row.get("number")).containsExactly(72);
    }

    @Test
    void hqlKnowsClassesOnlyAndNoTables() {
      // select(metadata.tables["orders"])
      assertThatExceptionOfType(UnknownEntityException.class)
          .isThrownBy(
              () -> factory.inSession(it -> it.createSelectionQuery("from orders", Object.class)))
          .withMessageContaining("orders");
    }

    @Test
    void aTableThatIsNotThereHasNoKeysAndIsNoError() throws SQLException {
      // inspect(engine).get_foreign_keys("nowhere")  # NoSuchTableError
      assertThat(database.getImportedKeys(schema, null, "nowhere").next()).isFalse();
    }
  }
}
