"""Settings come from the environment. A bad value is refused at start-up, by name and with its reason."""

import ipaddress
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet


class BadSetting(SystemExit):
    """An environment variable holds a value that the installation cannot start with."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def boolean(name: str, default: bool) -> bool:
    value = text(name).lower()
    if value == "":
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadSetting(name, f"{value!r} is neither 1 nor 0.")


def whole(name: str, default: int, least: int, most: int) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise BadSetting(name, f"{value!r} is not a whole number from {least} to {most}.")
    return int(value)


def hosts(name: str, default: str) -> list[str]:
    found = [host.strip().lower() for host in text(name, default).split(",") if host.strip()]
    for host in found:
        if "*" in host or "/" in host or " " in host:
            raise BadSetting(name, f"{host!r} is not a host name; write them out, separated by commas.")
    return found


def database_url(name: str, default: str) -> str:
    value = text(name, default)
    if not value.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise BadSetting(name, "begin with sqlite:/// or postgresql://.")
    return value


def redis_url(name: str) -> str:
    value = text(name)
    if value and not value.startswith(("redis://", "rediss://", "unix://")):
        raise BadSetting(name, "begin with redis://, rediss:// or unix://.")
    return value


def is_at_home(host: str) -> bool:
    """Tell whether a host is this machine or a private address, where a demonstration may be shown."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_loopback or address.is_private


def kept_secret(name: str, file: Path, make: Callable[[], str]) -> str:
    """Read a secret from the environment, else from its file, else make it once with mode 0600."""
    value = text(name)
    if value:
        return value
    if file.exists():
        return file.read_text().strip()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        made = make()
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    except OSError as fault:
        raise BadSetting(name, f"cannot be kept in {file} ({fault.strerror}).") from fault
    with os.fdopen(handle, "w") as opened:
        opened.write(made)
    return made


def secret_key(var: Path) -> str:
    key = kept_secret("SECRET_KEY", var / "secret_key", lambda: secrets.token_urlsafe(64))
    if len(key) < 50:
        raise BadSetting("SECRET_KEY", "at least 50 characters are needed.")
    return key


def field_keys(var: Path) -> list[str]:
    """Keys of encrypted fields, newest first (MultiFernet decrypts with any, encrypts with the first)."""
    keys = kept_secret("FIELD_KEYS", var / "field_keys", lambda: Fernet.generate_key().decode()).split(",")
    for key in keys:
        try:
            Fernet(key.strip().encode())
        except ValueError as fault:
            raise BadSetting("FIELD_KEYS", "each key is 32 bytes in url-safe base64.") from fault
    return [key.strip() for key in keys]
