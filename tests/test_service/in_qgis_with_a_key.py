"""What QGIS sees of a service that takes keys, without a screen; run by the Python that QGIS came with.

    QT_QPA_PLATFORM=offscreen QGIS_AUTH_DB_DIR_PATH=FOLDER /usr/bin/python3 in_qgis_with_a_key.py URL < KEY

Answers as JSON: how many visits are seen by each way of showing the key, None where none are.
"""

from __future__ import annotations

import json
import sys

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsVectorLayer

WAYS = {
    "nothing": None,
    "Basic": lambda key: {"username": "masalik", "password": key, "realm": ""},
    "APIHeader": lambda key: {"X-API-Key": key},
}


def kept(way, key):
    """The id of a configuration in which QGIS keeps the key, None where this QGIS knows no such way."""
    manager = QgsApplication.authManager()
    if way not in manager.authMethodsKeys():
        return None
    config = QgsAuthMethodConfig(way)
    config.setName(way)
    for name, value in WAYS[way](key).items():
        config.setConfig(name, value)
    assert manager.storeAuthenticationConfig(config)
    return config.id()


def seen(url, config):
    """How many visits are read."""
    told = f"authcfg={config} " if config else ""
    layer = QgsVectorLayer(f"{told}typename='visits' url='{url}'", "visits", "OAPIF")
    return sum(1 for _ in layer.getFeatures()) if layer.isValid() else None


def main(url, key):
    """Ask in every way."""
    application = QgsApplication([], False)
    application.initQgis()
    assert QgsApplication.authManager().setMasterPassword("of these tests", True)
    configs = {way: kept(way, key) if WAYS[way] else None for way in WAYS}
    asked = {way: config for way, config in configs.items() if config or not WAYS[way]}
    print(json.dumps({way: seen(url, config) for way, config in asked.items()}))
    sys.stdout.flush()
    application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin.read().strip())
