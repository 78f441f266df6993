"""Work that takes longer than a request may: archives read and stored, everything read anew."""

from .model import Counts, Fault, Job, JobStatus, Process, Source
from .register import JobRegister

__all__ = ["Counts", "Fault", "Job", "JobRegister", "JobStatus", "Process", "Source"]
