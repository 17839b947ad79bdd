"""YAML with line numbers, read without trust and written for people."""

from routing.scenario.yaml_text.nodes import Block, Node, Value, block_at, plain
from routing.scenario.yaml_text.reader import parse_yaml, resolve
from routing.scenario.yaml_text.writer import yaml_text

__all__ = ["Block", "Node", "Value", "block_at", "parse_yaml", "plain", "resolve", "yaml_text"]
