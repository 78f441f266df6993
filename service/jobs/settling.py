"""What becomes of a job when the work on it ends, however it ends."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from time import monotonic

from ..errors import StoreError
from .model import Counts, Fault, Job, JobStatus
from .register import Dismissed, Held, JobRegister, Lost

__all__ = ["Doing", "settled"]

_log = logging.getLogger("service.jobs")


class Doing:
    """A job while this process works on it; `held` is how it was noted last."""

    def __init__(self, held: Held, register: JobRegister) -> None:
        self.held = held
        self.register = register
        self._begun = monotonic()

    def note(self, counts: Counts, *, cursor: int, faults: Sequence[Fault] = ()) -> None:
        """Note a step, and the time since the one before. Raises `Dismissed` or `Lost`."""
        now = monotonic()
        seconds, self._begun = now - self._begun, now
        self.held = self.register.advance(
            self.held, counts=counts, cursor=cursor, seconds=seconds, faults=faults
        )


def settled(doing: Doing, do: Callable[[Doing], Job]) -> Job:
    """Work on a job; the job as it is then.

    Raises `StoreError` where the store cannot be used: the job is left for another attempt. What else goes
    wrong fails the job. Ctrl-C and the request to end leave it as well.
    """
    register = doing.register
    try:
        return do(doing)
    except (Dismissed, Lost):
        return register.get(doing.held.job.id) or doing.held.job
    except (StoreError, KeyboardInterrupt, SystemExit):
        register.release(doing.held)
        raise
    except Exception as error:
        _log.exception("job %s failed", doing.held.job.id)
        return register.finish(doing.held, JobStatus.FAILED, f"{type(error).__name__}: {error}"[:300])
