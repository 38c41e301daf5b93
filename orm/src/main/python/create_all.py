"""MetaData.create_all and drop_all: the tables of all classes, and where they have drifted apart."""

import os

from sqlalchemy import URL, ForeignKey, String, create_engine, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

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


class User(Base):
    __tablename__ = "User"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None] = mapped_column(String(255))


class Purchase(Base):
    __tablename__ = "Purchase"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("User.id"))
    user: Mapped[User | None] = relationship()


def tables():
    return f"[{', '.join(sorted(inspect(engine).get_table_names()))}]"


def drift():
    """What `alembic check` would find, and more."""
    inspector = inspect(engine)
    for table in Base.metadata.sorted_tables:
        existing = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in existing:
                yield f"missing column [{column.name}] in table [{table.name}]"


print("at first:", tables())

# a table for each class
Base.metadata.create_all(engine)
print("created:", tables())

# once more it does no harm
Base.metadata.create_all(engine)
print("created again:", tables())

# somebody changes a table by hand
with engine.begin() as connection:
    connection.execute(text("ALTER TABLE User DROP name"))
for difference in drift():
    print("drift:", difference)

Base.metadata.drop_all(engine)
print("dropped:", tables())
