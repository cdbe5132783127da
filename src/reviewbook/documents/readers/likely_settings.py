"""Files of settings: what reads such files reads one, or most of its first lines look so."""

from __future__ import annotations

import re
import tomllib
from configparser import ConfigParser
from configparser import Error as NoConfiguration

import yaml

from reviewbook.documents.readers.text_head import TextHead, most_lines

_CONFIGURED = 1 << 14
"""Characters that are tried as a configuration."""
_SETTING = re.compile(r"[\w.-]+ ?= ?\S.*|\[[\w.:\" -]+\]\Z|[#;!].*")
_SETTINGS = re.compile(r"[a-z][\w-]*\.[\w.-]+=\S.*")
_KEY = re.compile(r"[a-z][a-z\d_-]*")
_YAML = re.compile(r"- |[\w\"'./ -]{1,40}:(?: |\Z)|#|---\Z")


def is_configuration(lines: TextHead) -> bool:
    """Tell whether a text looks like a configuration: TOML, INI, YAML or properties."""
    head = lines.text[:_CONFIGURED]
    if len(head) < len(lines.text):
        head = head.rpartition("\n")[0]
    if most_lines(_SETTING)(lines) and (_is_toml(head) or _is_ini(head)):
        return True
    return most_lines(_SETTINGS)(lines) or (most_lines(_YAML)(lines) and _is_yaml(head))


def _is_toml(head: str) -> bool:
    try:
        return len(tomllib.loads(head)) > 0
    except (tomllib.TOMLDecodeError, RecursionError):
        return False


def _is_ini(head: str) -> bool:
    read = ConfigParser(interpolation=None, delimiters="=", strict=False)
    try:
        read.read_string(head)
    except (NoConfiguration, ValueError):
        return False
    return len(read.sections()) > 0


def _is_yaml(head: str) -> bool:
    """Tell YAML in which settings lie within settings: a flat one looks like a talk."""
    try:
        read = yaml.compose(head, Loader=yaml.SafeLoader)  # nothing is copied into another place
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    within = [*_inner(read)]
    if isinstance(read, yaml.MappingNode) and any(isinstance(n, yaml.SequenceNode) for n in within):
        keys = [str(key.value) for key, _ in read.value]
        if len(keys) > 1 and all(map(_KEY.fullmatch, keys)):
            return True  # "Ingredients:" and "Method:" over lists are headings
    deeper = [one for node in within if isinstance(node, yaml.SequenceNode) for one in _inner(node)]
    return any(isinstance(one, yaml.MappingNode) for one in (*within, *deeper))


def _inner(node: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return [*node.value] if isinstance(node, yaml.SequenceNode) else []
