"""Work that takes longer than a request may: archives sent and read, everything read anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
from litestar import Controller, Response, delete, get, post
from litestar.params import FromPath, QueryParameter
from litestar.types import ControllerRouterHandler

from ..access.scopes import Scope
from ..access.terms import NEEDS
from ..answering.links import base_of, link, with_query
from ..answering.negotiation import JSON, problem_language
from ..answering.words import Language, Words
from ..describing.openapi import described
from ..errors import NotFound
from ..given import GivenSettings, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..jobs import Job, JobRegister, Process, Source
from ..jobs.documents import JobList, JobResults, StatusInfo, counts_of, status_info
from ..jobs.receiving import received
from ..middleware.strictness import lines_only
from ..middleware.timing import PATIENT
from ..reading.submission import parsed_date
from ..store import FeatureStore

__all__ = ["HANDLERS"]

_PAGE = 100
_FAULTS = 1000
_NEVER_KEPT = {"Cache-Control": "no-store"}
"""A job changes without any change of the data by which answers are kept."""


class Jobs(Controller):
    """Jobs by their ids. A controller, because the handlers of an address must be registered at once."""

    path = "/jobs"
    tags = ("jobs",)

    @get(
        sync_to_thread=True,
        media_type=JSON,
        summary="Jobs, the latest first",
        responses=described(JobList, {200: "The jobs"}),
    )
    def list_jobs(
        self,
        request: AnyRequest,
        store: GivenStore,
        site: GivenSite,
        before: Annotated[str | None, QueryParameter(description="Go on behind this job")] = None,
    ) -> Answer:
        """List the jobs of the last thirty days, a hundred at a time."""
        jobs = _register(store).latest(limit=_PAGE + 1, before=before)
        base, words = base_of(request, site.settings.public_url), _words(request, site.words)
        links = [link("self", f"{base}/jobs", JSON)]
        if len(jobs) > _PAGE:
            links.append(link("next", with_query(f"{base}/jobs", {"before": jobs[_PAGE - 1].id}), JSON))
        listed = JobList(jobs=[status_info(job, base, words) for job in jobs[:_PAGE]], links=links)
        return Response(msgspec.json.encode(listed), media_type=JSON, headers=_NEVER_KEPT)

    @post(
        "/ingest",
        status_code=202,
        guards=[lines_only],
        opt={PATIENT: True},
        request_max_body_size=None,
        media_type=JSON,
        summary="Send an archive as JSON Lines, to be read and stored",
        responses=described(StatusInfo, {202: "Accepted; Location says where to ask for it"}),
    )
    async def ingest(
        self,
        request: AnyRequest,
        store: GivenStore,
        settings: GivenSettings,
        site: GivenSite,
        published: Annotated[
            str | None, QueryParameter(description="The day of articles that tell none")
        ] = None,
    ) -> Answer:
        """Take an archive in: on each line what `POST /articles` takes. It is read after the answer."""
        parsed_date(published)
        job = await received(
            request.stream(),
            _register(store),
            most=settings.max_upload,
            longest=settings.max_body,
            published=published,
        )
        return _status(request, job, site.words, settings.public_url, status=202)

    @post(
        "/reread",
        status_code=202,
        sync_to_thread=True,
        opt={NEEDS: Scope.ADMIN},
        media_type=JSON,
        summary="Read all stored articles anew, after an update of the reader or of the gazetteer",
        responses=described(StatusInfo, {202: "Accepted, or being worked on already"}),
    )
    def reread(
        self, request: AnyRequest, store: GivenStore, settings: GivenSettings, site: GivenSite
    ) -> Answer:
        """Begin to read everything anew, unless that is being done."""
        register = _register(store)
        job = register.unfinished(Process.REREAD, ()) or register.create(Process.REREAD, Source.STORE)
        return _status(request, job, site.words, settings.public_url, status=202)

    @get(
        "/{job_id:str}",
        sync_to_thread=True,
        media_type=JSON,
        summary="How a job stands",
        responses=described(StatusInfo, {200: "The job"}),
    )
    def show_job(
        self, request: AnyRequest, job_id: FromPath[str], store: GivenStore, site: GivenSite
    ) -> Answer:
        """Say how far a job is."""
        return _status(request, _known(store, job_id), site.words, site.settings.public_url)

    @get(
        "/{job_id:str}/results",
        sync_to_thread=True,
        media_type=JSON,
        summary="What became of a job's articles, and what could not be read",
        responses=described(JobResults, {200: "Also while it is worked on: so far"}),
    )
    def results(
        self,
        request: AnyRequest,
        job_id: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        after: Annotated[int, QueryParameter(ge=0, description="Pass over so many faults")] = 0,
    ) -> Answer:
        """Answer with counts and faults by line."""
        job = _known(store, job_id)
        faults = _register(store).faults(job_id, limit=_FAULTS, after=after)
        base = base_of(request, site.settings.public_url)
        url = f"{base}/jobs/{job_id}"
        links = [link("self", f"{url}/results", JSON), link("up", url, JSON)]
        if len(faults) == _FAULTS:
            links.append(link("next", with_query(f"{url}/results", {"after": str(after + _FAULTS)}), JSON))
        document = JobResults(status=job.status, counts=counts_of(job), faults=faults, links=links)
        return Response(msgspec.json.encode(document), media_type=JSON, headers=_NEVER_KEPT)

    @delete(
        "/{job_id:str}",
        status_code=200,
        sync_to_thread=True,
        media_type=JSON,
        summary="Cancel a job; one that is over is forgotten",
        responses=described(StatusInfo, {200: "The job as it was left"}),
    )
    def cancel(
        self, request: AnyRequest, job_id: FromPath[str], store: GivenStore, site: GivenSite
    ) -> Answer:
        """Cancel a job. What it has stored stays."""
        register = _register(store)
        before = _known(store, job_id)
        if before.status.is_over:
            register.remove(job_id)
        job = before if before.status.is_over else register.dismiss(job_id) or before
        return _status(request, job, site.words, site.settings.public_url)


def _register(store: FeatureStore) -> JobRegister:
    """The jobs of the store; this process works on none of them."""
    return JobRegister(store.records, "")


def _known(store: FeatureStore, job_id: str) -> Job:
    job = _register(store).get(job_id)
    if job is None:
        raise NotFound("no_job", id=job_id)
    return job


def _status(
    request: AnyRequest, job: Job, words: Mapping[Language, Words], public_url: str | None, status: int = 200
) -> Answer:
    base = base_of(request, public_url)
    body = msgspec.json.encode(status_info(job, base, _words(request, words)))
    headers = {**_NEVER_KEPT, "Vary": "Accept-Language"}
    if status != 200:
        headers["Location"] = f"{base}/jobs/{job.id}"
    return Response(body, status_code=status, media_type=JSON, headers=headers)


def _words(request: AnyRequest, words: Mapping[Language, Words]) -> Words:
    return words[problem_language(request)]


HANDLERS: list[ControllerRouterHandler] = [Jobs]
