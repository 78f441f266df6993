"""Who finds the events of an annotated article: the rules, a language model, or both."""

from .joint import JointReader
from .model import LanguageModel, ModelReader
from .openai_model import OpenAIModel
from .protocol import EventReader, Rejected, Told
from .rules import RuleReader

__all__ = [
    "EventReader",
    "JointReader",
    "LanguageModel",
    "ModelReader",
    "OpenAIModel",
    "Rejected",
    "RuleReader",
    "Told",
]
