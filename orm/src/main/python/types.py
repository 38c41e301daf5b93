"""sqlalchemy.types: an enum, money, a moment with its zone, and an address in two columns."""

import calendar
import os
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from sqlalchemy import URL, DateTime, Numeric, String, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, composite, mapped_column
from sqlalchemy.types import TypeDecorator


@dataclass
class Address:
    street: str
    city: str


class UtcDateTime(TypeDecorator):
    """A DATETIME has no zone: what goes in becomes UTC, and what comes out says so."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, moment, dialect):
        return moment and moment.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, moment, dialect):
        return moment and moment.replace(tzinfo=timezone.utc)


class Base(DeclarativeBase):
    pass


class Parcel(Base):
    __tablename__ = "parcels"
    id: Mapped[int] = mapped_column(primary_key=True)
    sent: Mapped[datetime] = mapped_column(UtcDateTime)
    recipient: Mapped[Address] = composite(
        mapped_column("street", String(40)), mapped_column("city", String(40))
    )
    price: Mapped[Decimal] = mapped_column(Numeric(8, 2))
    pickup: Mapped[calendar.Day]


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
    # written, and read again
    parcel = Parcel(
        id=72,
        sent=datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=9))),
        recipient=Address("Rue Cler 7", "Paris"),
        price=Decimal("19.9"),
        pickup=calendar.FRIDAY,
    )
    session.add(parcel)
    session.flush()
    session.refresh(parcel)
    sent = parcel.sent.isoformat().replace("+00:00", "Z")
    print(f"{parcel.price} to {parcel.recipient.city}, sent at {sent}")

    # what the table has
    sql = "SELECT CONCAT_WS(', ', pickup, city, DATE_FORMAT(sent, '%H:%i')) FROM parcels"
    print(session.scalar(text(sql)))
engine.dispose()
