"""Starlette Admin from PyPI: refuses with 422, and shows its form again."""

from __future__ import annotations

import contextlib
import sqlite3

from tests.servers import free_port, running
from tests.sites.environments import program_environment
from tests.sites.site_form import SiteForm

_PROGRAM = """
from sqlalchemy import Integer, String, Text, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from starlette.applications import Starlette
from starlette_admin import EnumField, StringField, TextAreaField
from starlette_admin.contrib.sqla import Admin, ModelView
from starlette_admin.exceptions import FormValidationError

class Base(DeclarativeBase):
    pass

class Oproep(Base):
    __tablename__ = "oproep"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    titel: Mapped[str] = mapped_column(String(80))
    omschrijving: Mapped[str] = mapped_column(Text)
    wijk: Mapped[str] = mapped_column(String(40))

class Oproepen(ModelView):
    fields = [
        StringField("titel", label="Titel", required=True),
        TextAreaField("omschrijving", label="Omschrijving", required=True),
        EnumField("wijk", label="Wijk", choices=[("noord", "Noord"),
                                                 ("zuid", "Zuid"), ("west", "Oud-West")]),
    ]

    async def validate(self, request, data):
        if not data["wijk"]:
            raise FormValidationError({"wijk": "Kies de wijk waar de oproep voor is."})

engine = create_engine("sqlite:///oproepen.db")
Base.metadata.create_all(engine)
app = Starlette()
admin = Admin(engine, title="Buurt", secret_key="0123456789abcdef" * 2)
admin.add_view(Oproepen(Oproep, key="oproep", menu_label="Oproepen"))
admin.mount_to(app)
"""


@contextlib.contextmanager
def site(folder):
    """Run it; gives its form."""
    python = program_environment(
        "starlette-admin",
        *("starlette-admin==1.0.3", "sqlalchemy>=2.0,<2.1", "uvicorn==0.54.0"),
        *("python-multipart==0.0.34", "itsdangerous==2.2.0"),
    )
    (folder / "buurt.py").write_text(_PROGRAM, "utf8")
    port = free_port()

    def stored(code):
        with contextlib.closing(sqlite3.connect(folder / "oproepen.db")) as database:
            asked = "SELECT titel, omschrijving FROM oproep WHERE omschrijving LIKE ?"
            return list(database.execute(asked, (f"%{code}%",)))

    server = [str(python), "-m", "uvicorn", "buurt:app", "--port", str(port)]
    with running(server, port, cwd=folder):
        yield [
            SiteForm(
                name="Starlette Admin, 422",
                form=f"http://127.0.0.1:{port}/admin/oproep/create",
                press="document.querySelector('button[type=submit]:not([name])').click()",
                choose="select[name=wijk]",
                stored=stored,
            )
        ]
