"""Work that takes longer than a request may: archives read and stored, everything read anew, files made."""

from .model import Counts, Fault, Job, JobStatus, Order, Process, Source, is_job_id
from .register import JobRegister

__all__ = ["Counts", "Fault", "Job", "JobRegister", "JobStatus", "Order", "Process", "Source", "is_job_id"]
