"""sqlalchemy.orm.relationship: users and their orders, and what loading them costs."""

import os

from sqlalchemy import URL, ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, joinedload, mapped_column, relationship

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


Base.metadata.create_all(engine)

# 30 users with an order each, which is added with its user
with Session(engine) as session, session.begin():
    session.add_all(User(orders=[Order()]) for _ in range(30))

# back_populates sets the other side
with Session(engine) as session, session.begin():
    user = session.get(User, 1)
    user.orders.append(Order())

# the orders of each user, one by one, and by a join
for query in select(User), select(User).options(joinedload(User.orders)):
    statements.clear()
    with Session(engine) as session:
        users = session.scalars(query).unique()
        print("orders:", sum(len(user.orders) for user in users))
    print("in statements:", len(statements))
