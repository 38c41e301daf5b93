"""Imports SQLAlchemy, maps as many classes as told, opens a session, and prints the nanoseconds."""

import sys
import time
from datetime import datetime
from decimal import Decimal

start = time.perf_counter_ns()

from sqlalchemy import create_engine  # noqa: E402
from sqlalchemy.orm import (  # noqa: E402
    DeclarativeBase,
    Mapped,
    Session,
    configure_mappers,
    mapped_column,
)


class Base(DeclarativeBase):
    pass


def entity(number):
    class Entity(Base):
        __tablename__ = f"entity{number}"

        id: Mapped[int] = mapped_column(primary_key=True)
        sensor: Mapped[str]
        celsius: Mapped[Decimal]
        taken_at: Mapped[datetime]

    return Entity


entities = [entity(number) for number in range(int(sys.argv[1]))]
configure_mappers()
with Session(create_engine("mysql+pymysql://")) as session:
    assert session.is_active
print(time.perf_counter_ns() - start)
