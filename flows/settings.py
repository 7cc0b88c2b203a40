"""Settings: from the command line, else from `PCD_…` variables, else from `pcd.toml`, else from here."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from pipeline.errors import SettingsError

FailOn = Literal["never", "question", "ambiguous", "inconsistent"]


class Settings(BaseSettings):
    """What may be set, with its default."""

    model_config = SettingsConfigDict(env_prefix="PCD_", toml_file="pcd.toml", extra="forbid", frozen=True)

    source: str = Field(
        "mopac", description="the publisher, a folder below data/raw", pattern=r"^[a-z][a-z0-9-]{0,30}$"
    )
    data: Path = Field(Path("data"), description="the folder that holds raw/ and processed/")
    fail_on: FailOn = Field("never", description="exit 1 when a check has this verdict, or a worse one")
    workers: int = Field(2, ge=1, le=64, description="processes that read PDFs")
    batch: int = Field(25, ge=1, le=1000, description="documents in one task")
    memory_mb: int = Field(1500, ge=256, description="address space that the reading of one PDF may use, in MB")
    cpu_seconds: float = Field(60, gt=0, description="CPU time that the reading of one PDF may use")
    cpu_seconds_per_scan: float = Field(5, ge=0, description="CPU time more for each page that OCR must read")
    wall_factor: float = Field(3, ge=1, description="wall time that the reading may use, in its CPU time")
    max_age_hours: int = Field(36, ge=1, description="`pcd status` complains when the last good run is older")
    keep_share: float = Field(
        0.9, ge=0, le=1, description="publish nothing when fewer than this share of the decisions is left"
    )

    unfinished: bool = Field(False, description="publish also what a fetch has brought that did not come to its end")

    contact: str = Field("", description="an address where the source's keepers reach whoever fetches: https:, mailto:")
    seconds_between: float = Field(2.0, ge=0, description="least time between two requests; a source may ask for more")
    full_days: int = Field(30, ge=1, description="a fetch asks for everything anew when the last that did is older")
    cron: str = Field("0 3 * * *", description="when `pcd serve` fetches and publishes, as cron writes it")
    timezone: str = Field("Europe/London", description="the time zone of `cron`")
    notify: SecretStr = Field(
        SecretStr(""), description="whom to tell of a failed run: addresses as apprise reads them, with spaces between"
    )
    # For tests only: a stand-in for the source on this machine.
    allow_loopback: bool = Field(False, description="whether 127.0.0.1 may be asked, without the usual pace")
    via: str | None = Field(None, description="the address of the stand-in that answers for the source")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return where settings come from, the strongest first."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def raw(self) -> Path:
        """Return the folder of this source's documents."""
        return self.data / "raw" / self.source

    @property
    def processed(self) -> Path:
        """Return the folder of this source's tables and reports."""
        return self.data / "processed" / self.source

    @property
    def checked(self) -> Path:
        """Return the file that holds the time of the last good run, also of one that found nothing changed."""
        return self.data / "processed" / f".{self.source}.checked"

    @property
    def reviews(self) -> Path:
        """Return the file in which people mark findings; it belongs under version control."""
        return self.data / "review.csv"

    @property
    def cache(self) -> Path:
        """Return the folder of what was read before, safe to delete."""
        return self.data / "cache" / self.source

    @property
    def scans(self) -> Path:
        """Return the folder of what OCR saw of scanned pages; it outlives the rules, and is safe to delete."""
        return self.data / "cache" / "scans"


def flags_of(options: Settings) -> dict[str, Any]:
    """Return the settings as flags that may be shown and kept: whom to tell is a secret, and stays here."""
    return options.model_dump(mode="json", exclude={"notify"})


def settings(**flags: Any) -> Settings:
    """Return the settings; flags that are None were not given. Raises SettingsError for a value that makes no sense."""
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"pcd.toml is not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"setting {name}: {first['msg']} (got {first['input']!r})") from error
