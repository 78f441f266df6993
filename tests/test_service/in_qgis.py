"""What QGIS makes of a service and of its file, without a screen; run by the Python that QGIS came with.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 in_qgis.py URL STORE.gpkg PICTURE.png

Answers as JSON. Changes one visit in the file, as an editor does by hand.
"""

from __future__ import annotations

import json
import sys
import time

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

NOTE = "صححه محرر في QGIS"
CAIRO = QgsRectangle(30, 29, 33, 31.5)
ARAB_WORLD = QgsRectangle(-18, 5, 60, 40)


def opened(url, name):
    """A collection as a layer; drawn in Mercator, so that QGIS turns coordinates too."""
    layer = QgsVectorLayer(f"typename='{name}' url='{url}'", name, "OAPIF")
    assert layer.isValid(), layer.error().message()
    return layer


def told(layer):
    """What of a layer can be seen in its table, and how long all of it took. One without features has no
    columns and no geometry: QGIS guesses both from the first."""
    begun = time.monotonic()
    features = list(layer.getFeatures())
    in_box = layer.getFeatures(QgsFeatureRequest().setFilterRect(CAIRO))
    in_egypt = layer.getFeatures(QgsFeatureRequest().setFilterExpression("\"country\" = 'EG'"))
    return {
        "geometry": QgsWkbTypes.displayString(layer.wkbType()),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "count": layer.featureCount(),
        "features": len(features),
        "seconds": round(time.monotonic() - begun, 2),
        "box": sum(1 for _ in in_box),
        "egypt": sum(1 for _ in in_egypt),
        "first": {field.name(): str(features[0][field.name()]) for field in layer.fields()},
    }


def drawn(layers, path):
    """Draw the layers over each other; the colours that came out."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    turn = layers[0].crs(), settings.destinationCrs(), QgsProject.instance()
    settings.setExtent(QgsCoordinateTransform(*turn).transformBoundingBox(ARAB_WORLD))
    settings.setOutputSize(QSize(900, 560))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    picture.save(path)
    steps = [(x, y) for x in range(900) for y in range(560)]
    return sorted({QColor(picture.pixel(x, y)).name() for x, y in steps} & set(COLOURS.values()))


COLOURS = {"places": "#d8d2c0", "movements": "#8a6d00", "visits": "#0b7a75"}


def coloured(layer):
    """The layer in its colour."""
    symbol = layer.renderer().symbol()
    symbol.setColor(QColor(COLOURS[layer.name()]))
    if layer.geometryType() == QgsWkbTypes.LineGeometry:
        symbol.setWidth(0.6)  # millimetres: two pixels, so that one has the colour unmixed
    for part in symbol.symbolLayers():
        part.setStrokeColor(QColor("white" if layer.name() == "visits" else COLOURS[layer.name()]))
    return layer


def edited(path):
    """Change a visit in the file itself; the id of what was changed."""
    layer = QgsVectorLayer(f"{path}|layername=visits", "file", "ogr")
    assert layer.isValid(), layer.error().message()
    fields = {field.name(): field.typeName() for field in layer.fields()}
    feature = next(layer.getFeatures())
    assert layer.startEditing()
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("note"), NOTE)
    assert layer.commitChanges(), layer.commitErrors()
    return {"id": feature["id"], "fields": fields, "note": NOTE}


def main(url, store, picture):
    """Look at everything."""
    application = QgsApplication([], False)
    application.initQgis()
    layers = {name: opened(url, name) for name in ("visits", "movements", "places")}
    seen = {name: told(layer) for name, layer in layers.items()}
    seen["colours"] = drawn([coloured(layer) for layer in layers.values() if layer.isSpatial()], picture)
    seen["edited"] = edited(store)
    print(json.dumps(seen, ensure_ascii=False))
    sys.stdout.flush()
    layers.clear()
    application.exitQgis()


if __name__ == "__main__":
    main(*sys.argv[1:])
