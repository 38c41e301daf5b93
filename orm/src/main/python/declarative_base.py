"""declarative_base: classes for tables, in the notes' words and in those of SQLAlchemy 2."""

import os

from sqlalchemy import URL, Column, Integer, String, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

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
    """What declarative_base() made before SQLAlchemy 2."""


class User(Base):  # as the notes have it; MySQL wants a length, too
    __tablename__ = "user"
    id = Column(Integer, primary_key=True)
    name = Column(String(255))


class Order(Base):  # quoted where needed, for SQL means something else by "order"
    __tablename__ = "order"
    number: Mapped[str] = mapped_column(String(255), primary_key=True)
    cents: Mapped[int]
    paid_by: Mapped[str] = mapped_column(String(20))


Base.metadata.create_all(engine)

with Session(engine) as session:
    # a class is a table, and an attribute is a column
    columns = """
        SELECT CONCAT(table_name, '.', column_name, IF(is_nullable = 'YES', ' or NULL', ''))
        FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1
    """
    for column in session.scalars(text(columns)):
        print(column)

    # an object is a row
    ada = User(name="Ada")
    session.add(ada)
    session.commit()
    print(f"user {ada.id}: {ada.name}")
