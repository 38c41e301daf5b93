"""sqlalchemy.orm.relationship: users and their orders, and what loading them costs."""

import os

from sqlalchemy import URL, ForeignKey, create_engine, event, select
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    joinedload,
    mapped_column,
    relationship,
    selectinload,
)
from sqlalchemy.orm.exc import DetachedInstanceError

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
statements = []


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, *rest):
    statements.append(statement)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    orders: Mapped[list["Order"]] = relationship(
        back_populates="user", cascade="all, delete-orphan"
    )


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    user: Mapped[User | None] = relationship(back_populates="orders")


def load(query):
    statements.clear()
    with Session(engine) as session:
        orders = sum(len(user.orders) for user in session.scalars(query).unique())
    return f"{orders} orders in {len(statements)} statements"


Base.metadata.create_all(engine)

# 30 users with 2 orders each, which go along when their user is added
with Session(engine) as session, session.begin():
    session.add_all(User(orders=[Order(), Order()]) for _ in range(30))

# the orders of each user, one by one; by a join; for many users at once
print("one by one:", load(select(User)))
print("joined:", load(select(User).options(joinedload(User.orders))))
print("in batches:", load(select(User).options(selectinload(User.orders))))

# an orphan is deleted; back_populates sets the other side of a new one
with Session(engine) as session, session.begin():
    user = session.get(User, 1)
    user.orders[0] = Order()
print("one replaced:", load(select(User).where(User.id == 1)))

# when the session is closed, it is too late to load anything
with Session(engine) as session:
    user = session.get(User, 1)
try:
    print("closed:", len(user.orders))
except DetachedInstanceError:
    print("closed: not loaded")
