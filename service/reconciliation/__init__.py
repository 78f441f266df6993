"""Reconciliation of names in tables with places (W3C Entity Reconciliation Community Group, version 0.2)."""
