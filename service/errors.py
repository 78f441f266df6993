"""What can go wrong in the service.

    ServiceError
    ├── SettingsError (ValueError)            a setting has a value that cannot be used
    ├── DataFileError (ValueError)            a shipped data file (interface words, types of places) is wrong
    ├── NotBuilt (FileNotFoundError)          the gazetteer or the assets have not been built
    ├── NotReady                              something that the service needs is missing, or it is ending
    ├── RequestRefused                        the request itself is at fault; `slug` names the kind of fault
    │   ├── BadField (ValueError)             a member of the body; `field` names it
    │   ├── BadParameter (ValueError)         a query parameter; `parameter` names it
    │   ├── BadAddress (ValueError)           it names no host of ours, or proxies say what cannot be
    │   ├── NoArticle (ValueError)            a line or a file of an archive holds no article
    │   ├── NotFound (LookupError)            no such article, collection or feature
    │   ├── Gone                              there was such a feature or event, and it is no more
    │   ├── EditKeyNeeded                     a saved map is changed with the key that its maker was told
    │   ├── NotEditable                       the collection cannot be changed
    │   ├── LockNeeded                        a change that does not say what it changes (If-Match)
    │   ├── Outrun                            somebody else changed it meanwhile
    │   ├── OutOfRange                        a part of a file that it does not have
    │   ├── TooMany                           more in one request than is answered at once
    │   ├── NotImplementedHere                a format of oEmbed that is not offered
    │   ├── NotAcceptable                     none of the formats asked for is offered
    │   ├── NotInstalled                      the format asked for needs packages that are not there
    │   ├── UnsupportedMediaType              the body is of a kind that is not read
    │   ├── KeyRefused (PermissionError)      a key is needed, or the one that was sent is not good
    │   ├── Forbidden (PermissionError)       the key is good, but not for that
    │   ├── Throttled                         the client asked for more than its share
    │   ├── BodyTooSlow (TimeoutError)        the body did not arrive in time
    │   └── AnswerTooSlow (TimeoutError)      the answer was not ready in time
    ├── ExportFailed (OSError)                a file cannot be written
    └── StoreError                            the store cannot be used
        ├── UnsupportedStore (ValueError)     no store is known by such an address, or the file is another's
        │   └── OutdatedStore                 the file is of an older layout, and nothing reads its articles
        └── DamagedStore                      the file is a store, but parts of it are broken or missing

Errors of the articles and their text are `articles.ArticlesError`; `problems` turns both into answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "AnswerTooSlow",
    "BadAddress",
    "BadField",
    "BadParameter",
    "BodyTooSlow",
    "DamagedStore",
    "DataFileError",
    "EditKeyNeeded",
    "ExportFailed",
    "Forbidden",
    "Gone",
    "KeyRefused",
    "LockNeeded",
    "NoArticle",
    "NotAcceptable",
    "NotBuilt",
    "NotEditable",
    "NotFound",
    "NotImplementedHere",
    "NotInstalled",
    "NotReady",
    "OutOfRange",
    "OutdatedStore",
    "Outrun",
    "RequestRefused",
    "ServiceError",
    "SettingsError",
    "StoreError",
    "Throttled",
    "TooMany",
    "UnsupportedMediaType",
    "UnsupportedStore",
]


class ServiceError(Exception):
    """The root of every error of this package."""


class SettingsError(ServiceError, ValueError):
    """A setting has a value that cannot be used; the message names the variable."""


class DataFileError(ServiceError, ValueError):
    """A shipped data file is wrong; the message names file, line and field."""


class NotBuilt(ServiceError, FileNotFoundError):  # noqa: N818 - reads as a sentence where it is raised
    """Something that `masalik build` makes is missing; the message names it."""


class NotReady(ServiceError):  # noqa: N818 - says what is wrong by its name
    """The service cannot do its work; `faults` say what is wrong with each thing that it needs."""

    def __init__(self, faults: Mapping[str, str | None]) -> None:
        super().__init__("; ".join(fault for fault in faults.values() if fault))
        self.faults = faults


class RequestRefused(ServiceError):  # noqa: N818 - its leaves say what is wrong by name
    """A request at fault. `slug` is its kind of fault, `values` fill the message of that kind, `headers` go
    with the answer."""

    headers: Mapping[str, str] = MappingProxyType({})

    def __init__(self, slug: str, **values: str) -> None:
        super().__init__(f"{slug}: {values}" if values else slug)
        self.slug = slug
        self.values = values


class BadField(RequestRefused, ValueError):  # noqa: N818 - says what is wrong by its name
    """A member of the request body cannot be used."""

    def __init__(self, slug: str, field: str, **values: str) -> None:
        super().__init__(slug, field=field, **values)
        self.field = field


class BadParameter(RequestRefused, ValueError):  # noqa: N818 - says what is wrong by its name
    """A query parameter cannot be used."""

    def __init__(self, slug: str, parameter: str, **values: str) -> None:
        super().__init__(slug, parameter=parameter, **values)
        self.parameter = parameter


class BadAddress(RequestRefused, ValueError):  # noqa: N818 - says what is wrong by its name
    """The request names no host of ours, or proxies say of it what cannot be."""


class NoArticle(RequestRefused, ValueError):  # noqa: N818 - says what is wrong by its name
    """A line or a file of an archive cannot be taken for an article."""


class NotFound(RequestRefused, LookupError):  # noqa: N818 - says what is wrong by its name
    """There is no article, collection, feature or page of that name."""


class Gone(RequestRefused, LookupError):  # noqa: N818 - says what is wrong by its name
    """There was a feature or an event of that id, and it is no more."""


class EditKeyNeeded(RequestRefused):
    """A saved map is changed without its key, or with another."""


class NotEditable(RequestRefused):
    """The collection cannot be changed."""


class LockNeeded(RequestRefused):
    """A change that does not say of what state it is one."""


class Outrun(RequestRefused):
    """What is to be changed is no longer as the client saw it."""


class OutOfRange(RequestRefused):
    """A part of a file of `size` bytes is asked for that lies behind its end."""

    def __init__(self, size: int) -> None:
        super().__init__("out_of_range", size=str(size))
        self.headers = {"Content-Range": f"bytes */{size}"}


class TooMany(RequestRefused):
    """A request holds more than is answered at once."""


class NotImplementedHere(RequestRefused):
    """oEmbed is asked for in a format that is not offered; its consumers then try another."""


class NotAcceptable(RequestRefused):
    """None of the formats that the client takes is offered."""


class NotInstalled(RequestRefused):
    """The format that was asked for needs packages that are not installed here."""


class UnsupportedMediaType(RequestRefused):
    """The request body is of a kind that is not read here."""


class ExportFailed(ServiceError, OSError):  # noqa: N818 - says what is wrong by its name
    """A file of features cannot be written; the message names it."""


class KeyRefused(RequestRefused, PermissionError):  # noqa: N818 - says what is wrong by its name
    """A key is needed, or the one that was sent is not good; `error` is its kind by RFC 6750."""

    def __init__(
        self,
        slug: str,
        *,
        status: int = 401,
        error: str | None = None,
        with_dialog: bool = False,
        **values: str,
    ) -> None:
        """`with_dialog` makes a browser ask its reader for the key."""
        super().__init__(slug, **values)
        self.status = status
        scope = f', scope="{values["scope"]}"' if "scope" in values else ""
        challenge = 'Bearer realm="masalik"' + scope + (f', error="{error}"' if error else "")
        dialog = ', Basic realm="masalik", charset="UTF-8"' if with_dialog else ""
        self.headers = {"WWW-Authenticate": challenge + dialog}


class Forbidden(RequestRefused, PermissionError):  # noqa: N818 - says what is wrong by its name
    """The key is good, but not for what is asked."""

    def __init__(self, slug: str, **values: str) -> None:
        super().__init__(slug, **values)
        if "scope" in values:
            wanted = f'error="insufficient_scope", scope="{values["scope"]}"'
            self.headers = {"WWW-Authenticate": f'Bearer realm="masalik", {wanted}'}


class Throttled(RequestRefused):
    """The client asked for more than its share; in `seconds` it may go on."""

    def __init__(self, policy: str, seconds: int) -> None:
        super().__init__("throttled", seconds=str(seconds))
        self.policy = policy
        self.headers = {"Retry-After": str(seconds)}


class BodyTooSlow(RequestRefused, TimeoutError):  # noqa: N818 - says what is wrong by its name
    """The body did not arrive in time."""

    headers = MappingProxyType({"Connection": "close"})


class AnswerTooSlow(RequestRefused, TimeoutError):  # noqa: N818 - says what is wrong by its name
    """The answer was not ready in time; what was begun may still be done."""

    headers = MappingProxyType({"Retry-After": "30"})


class StoreError(ServiceError):
    """The store cannot be opened, read or written."""


class UnsupportedStore(StoreError, ValueError):  # noqa: N818 - says what is wrong by its name
    """No store is known by such an address, or the file belongs to something else."""


class OutdatedStore(UnsupportedStore):
    """The file is a store of an older layout; it has to be migrated."""


class DamagedStore(StoreError):  # noqa: N818 - says what is wrong by its name
    """The file is a store, but parts of it are broken or missing."""
