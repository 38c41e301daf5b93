"""Single-table and joined inheritance, and with_polymorphic."""

import os

from sqlalchemy import URL, ForeignKey, String, create_engine, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, with_polymorphic


class Base(DeclarativeBase):
    pass


class Payment(Base):
    __tablename__ = "Payment"
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "Payment"}
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))


class CardPayment(Payment):
    __mapper_args__ = {"polymorphic_identity": "CardPayment"}
    number: Mapped[str | None] = mapped_column(String(20))


class Device(Base):
    __tablename__ = "Device"
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "Device"}
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))


class Sensor(Device):
    __tablename__ = "Sensor"
    __mapper_args__ = {"polymorphic_identity": "Sensor"}
    id: Mapped[int] = mapped_column(ForeignKey("Device.id"), primary_key=True)
    unit: Mapped[str] = mapped_column(String(20))


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

with Session(engine) as session, session.begin():
    session.add(Sensor(id=7, unit="lux"))

with Session(engine) as session:
    tables = text(
        "SELECT CONCAT(table_name, ': ', GROUP_CONCAT(column_name ORDER BY column_name)) FROM"
        " information_schema.columns WHERE table_schema = DATABASE() GROUP BY table_name"
    )
    print(*sorted(session.scalars(tables)), sep="\n")

    # a device that is asked for is the sensor that it is
    anything = with_polymorphic(Device, "*")
    match session.scalar(select(anything).where(anything.id == 7)):
        case Sensor(unit=unit):
            print("a sensor of", unit)
engine.dispose()
