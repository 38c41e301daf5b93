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
    connection.execute(text("CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(80))"))
    connection.execute(text(
        "CREATE TABLE orders (id INT, buyer INT, FOREIGN KEY (buyer) REFERENCES customers (id))"
    ))

# each table with its columns, in their order, and with what it refers to
database = inspect(engine)
for table in sorted(database.get_table_names()):
    columns = [column["name"] for column in database.get_columns(table)]
    print(f"{table} has [{', '.join(columns)}]")
    keys = [key["referred_table"] for key in database.get_foreign_keys(table)]
    print(f"{table} refers to [{', '.join(keys)}]")

# what SQLAlchemy knows of them: a customer
for mapper in Base.registry.mappers:
    print(f"{mapper.class_.__name__} has attributes: {len(mapper.attrs)}")
