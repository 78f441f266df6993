"""Work that takes longer than a request may: archives sent and read, everything read anew, how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from litestar import Controller, Response, delete, get, post
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.types import ControllerRouterHandler

from ..access.scopes import Scope
from ..access.terms import NEEDS
from ..answering.links import base_of, link, with_query
from ..answering.negotiation import HTML, JSON, chosen_format, page_language, problem_language
from ..answering.pages import Site
from ..answering.words import Language, Words
from ..describing.openapi import described
from ..errors import BadParameter, NotFound
from ..given import GivenSettings, GivenSite, GivenStore
from ..http_types import Answer, AnyRequest
from ..jobs import Job, JobRegister, Process, Source, is_job_id
from ..jobs.documents import JobList, JobResults, StatusInfo, counts_of, file_links, status_info
from ..jobs.receiving import received
from ..middleware.strictness import lines_only
from ..middleware.timing import PATIENT
from ..reading.submission import parsed_date
from ..store import FeatureStore

__all__ = ["HANDLERS", "job_answer", "known_job", "register_of"]

_FORMATS = {"json": JSON, "html": HTML}
_PAGE = 100
_FAULTS = 1000
_NEVER_KEPT = {"Cache-Control": "no-store"}
"""A job changes without any change of the data by which answers are kept."""
_IN_WORDS = {**_NEVER_KEPT, "Vary": "Accept, Accept-Language"}


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
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """List the jobs of the last thirty days, a hundred at a time."""
        media_type = chosen_format(request, f, _FORMATS)
        if before is not None and not is_job_id(before):
            raise BadParameter("not_from_next", "before", value=before[:40])
        jobs = register_of(store).latest(limit=_PAGE + 1, before=before)
        onward = jobs[_PAGE - 1].id if len(jobs) > _PAGE else None
        base, words = base_of(request, site.settings.public_url), _words(request, site.words, lang)
        if media_type == HTML:
            told = [status_info(job, base, site.words[page_language(lang)]) for job in jobs[:_PAGE]]
            return _page("jobs.html", request, site, lang, jobs=told, onward=onward)
        links = [link("self", f"{base}/jobs", JSON), link("alternate", f"{base}/jobs?f=html", HTML)]
        if onward is not None:
            links.append(link("next", with_query(f"{base}/jobs", {"before": onward}), JSON))
        listed = JobList(jobs=[status_info(job, base, words) for job in jobs[:_PAGE]], links=links)
        return Response(msgspec.json.encode(listed), media_type=JSON, headers=_IN_WORDS)

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
            register_of(store),
            most=settings.max_upload,
            longest=settings.max_body,
            published=published,
        )
        return job_answer(request, job, site, status=202)

    @post(
        "/reread",
        status_code=202,
        sync_to_thread=True,
        opt={NEEDS: Scope.ADMIN},
        media_type=JSON,
        summary="Read all stored articles anew, after an update of the reader or of the gazetteer",
        responses=described(StatusInfo, {202: "Accepted, or being worked on already"}),
    )
    def reread(self, request: AnyRequest, store: GivenStore, site: GivenSite) -> Answer:
        """Begin to read everything anew, unless that is being done."""
        register = register_of(store)
        job = register.unfinished(Process.REREAD, ()) or register.create(Process.REREAD, Source.STORE)
        return job_answer(request, job, site, status=202)

    @get(
        "/{job_id:str}",
        sync_to_thread=True,
        media_type=JSON,
        summary="How a job stands",
        responses=described(StatusInfo, {200: "The job"}),
    )
    def show_job(
        self,
        request: AnyRequest,
        job_id: FromPath[str],
        store: GivenStore,
        site: GivenSite,
        f: FromQuery[str | None] = None,
        lang: FromQuery[str | None] = None,
    ) -> Answer:
        """Say how far a job is."""
        media_type, job = chosen_format(request, f, _FORMATS), known_job(store, job_id)
        if media_type != HTML:
            return job_answer(request, job, site, lang=lang)
        told = status_info(job, base_of(request, site.settings.public_url), site.words[page_language(lang)])
        faults = register_of(store).faults(job_id, limit=_FAULTS)
        return _page("job.html", request, site, lang, job=told, over=job.status.is_over, faults=faults)

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
        job = known_job(store, job_id)
        faults = register_of(store).faults(job_id, limit=_FAULTS, after=after)
        base = base_of(request, site.settings.public_url)
        url = f"{base}/jobs/{job_id}"
        links = [link("self", f"{url}/results", JSON), link("up", url, JSON)]
        if len(faults) == _FAULTS:
            links.append(link("next", with_query(f"{url}/results", {"after": str(after + _FAULTS)}), JSON))
        links += file_links(job, base)
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
        register = register_of(store)
        before = known_job(store, job_id)
        if before.status.is_over:
            register.remove(job_id)
        job = before if before.status.is_over else register.dismiss(job_id) or before
        return job_answer(request, job, site)


def register_of(store: FeatureStore) -> JobRegister:
    """The jobs of the store; this process works on none of them."""
    return JobRegister(store.records, "")


def known_job(store: FeatureStore, job_id: str) -> Job:
    """The job of that id. Raises `NotFound`."""
    job = register_of(store).get(job_id)
    if job is None:
        raise NotFound("no_job", id=job_id)
    return job


def job_answer(
    request: AnyRequest, job: Job, site: Site, *, lang: str | None = None, status: int = 200
) -> Answer:
    """How a job stands, as JSON; where it was made by this request, with its address."""
    base = base_of(request, site.settings.public_url)
    body = msgspec.json.encode(status_info(job, base, _words(request, site.words, lang)))
    headers = dict(_IN_WORDS)
    if status != 200:
        headers["Location"] = f"{base}/jobs/{job.id}"
    return Response(body, status_code=status, media_type=JSON, headers=headers)


def _page(template: str, request: AnyRequest, site: Site, lang: str | None, **told: Any) -> Answer:
    answer = site.page(template, request, page_language(lang), **told)
    answer.headers.update(_NEVER_KEPT)
    return answer


def _words(request: AnyRequest, words: Mapping[Language, Words], lang: str | None) -> Words:
    return words[page_language(lang) if lang else problem_language(request)]


HANDLERS: list[ControllerRouterHandler] = [Jobs]
