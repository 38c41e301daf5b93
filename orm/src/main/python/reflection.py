"""inspect(engine), inspect(Class) and automap: what a database is made of, and what is mapped."""

import os

from sqlalchemy import URL, String, create_engine, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

engine = create_engine(
    URL.create(
        "mysql+pymysql",
        username=os.environ["PYNOTES_USER"],
        password=os.environ["PYNOTES_PASSWORD"],
        host=os.environ["PYNOTES_HOST"],
        port=int(os.environ["PYNOTES_PORT"]),
        database=os.environ["PYNOTES_DATABASE"],
    )
)


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customers"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str | None] = mapped_column(String(80))


with engine.begin() as connection:
    connection.execute(
        text("CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(80) UNIQUE)")
    )
    connection.execute(text("""
        CREATE TABLE orders (
            shop INT, number INT, customer_id INT, PRIMARY KEY (shop, number),
            CONSTRAINT placed_by FOREIGN KEY (customer_id) REFERENCES customers (id))
    """))
    connection.execute(text("""
        CREATE TABLE order_lines (
            id INT PRIMARY KEY, shop INT, number INT, article VARCHAR(40), price INT,
            INDEX by_article (price, article),
            CONSTRAINT line_of FOREIGN KEY (shop, number) REFERENCES orders (shop, number))
    """))

# each table with its keys; the primary key is an index, too
database = inspect(engine)
for table in sorted(database.get_table_names()):
    print("table", table)
    for key in database.get_foreign_keys(table):
        print(f"  refers to {key['referred_table']} by [{', '.join(key['constrained_columns'])}]")
    primary_key = database.get_pk_constraint(table)["constrained_columns"]
    indexes = {index["name"]: index["column_names"] for index in database.get_indexes(table)}
    for name, columns in sorted((indexes | {"PRIMARY": primary_key}).items()):
        print(f"  index {name} on [{', '.join(columns)}]")

# what SQLAlchemy knows of them: a customer
for mapper in Base.registry.mappers:
    print(f"{mapper.class_.__name__}: {', '.join(sorted(mapper.attrs.keys()))}")
