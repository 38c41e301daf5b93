"""select(): entities, and joined and grouped columns."""

import os

from sqlalchemy import URL, ForeignKey, String, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))


class Invoice(Base):
    __tablename__ = "invoices"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    customer: Mapped[Customer] = relationship()
    total: Mapped[int]


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
Base.metadata.create_all(engine)

with Session(engine) as session:
    ada = Customer(id=1, name="Ada")
    eve = Customer(id=2, name="Eve")
    for number, customer, total in (70, ada, 20), (71, eve, 5), (72, ada, 50):
        session.add(Invoice(id=number, customer=customer, total=total))

    # entities: which, in what order, and how many
    largest = select(Invoice).where(Invoice.total >= 20).order_by(Invoice.total.desc()).limit(2)
    for invoice in session.scalars(largest):
        print(f"invoice {invoice.id} over {invoice.total}")

    # columns: a join along the relationship, and each row is a named tuple
    turnover = (
        select(Customer.name, func.count().label("invoices"), func.sum(Invoice.total).label("total"))
        .join(Invoice.customer)
        .group_by(Customer.name)
        .order_by(Customer.name)
    )
    for row in session.execute(turnover):
        print(f"{row.name}: {row.total} in invoices: {row.invoices}")
engine.dispose()
