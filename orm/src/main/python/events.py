"""event.listens_for: told of an insert, an update and a load, and not of a bulk update."""

import os

from sqlalchemy import URL, String, create_engine, event, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Sensor(Base):
    __tablename__ = "sensors"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))


@event.listens_for(Sensor, "before_insert")
def tidy_up(mapper, connection, sensor):
    sensor.name = sensor.name.strip()


@event.listens_for(Sensor, "after_update")
def announce(mapper, connection, sensor):
    print("updated:", sensor.name)


@event.listens_for(Sensor, "load")
def greet(sensor, context):
    print("loaded:", sensor.name)


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
    session.add(Sensor(id=7, name=" Roof "))

with Session(engine) as session, session.begin():
    session.get(Sensor, 7).name = "Cellar"

# a bulk update asks the server alone, and nobody is told
with Session(engine) as session, session.begin():
    print("renamed in bulk:", session.execute(update(Sensor).values(name="Attic")).rowcount)

with Session(engine) as session:
    session.get(Sensor, 7)
engine.dispose()
